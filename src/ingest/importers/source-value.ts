import type { SourceValue } from '../../kinds/subject.js';
import type { SourceFile } from '../source/source-file.js';

/** The file as the source of what stands in it: its address, or its name where it has none. */
export function sourceOf({ name, url }: SourceFile): SourceValue {
  const title = name.split('/').at(-1) || name;
  return url === null ? { title } : { url, title };
}
