import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** The newsroom whose content is bundled. The code serves any newsroom: this one belongs under content/. */
const NAMES = /csto|odkb|одкб/i;

/** The default of CONTENT, and the sentence that explains it. */
const NAMED_ON_PURPOSE = { file: 'src/config/index.ts', words: /'csto'|such as csto/g };

/** Lines that name the newsroom: `file` as it is called in the repository. */
export function newsroomNames(file: string, text: string): string[] {
  return text.split('\n').flatMap((line, index) => {
    const meant = file === NAMED_ON_PURPOSE.file ? line.replace(NAMED_ON_PURPOSE.words, '') : line;
    if (!NAMES.test(meant)) return [];
    return [`${file}:${index + 1} names the newsroom: ${line.trim()}`];
  });
}

/** The same for every file in the folders. */
export async function newsroomNamesIn(root: string, folders: readonly string[]): Promise<string[]> {
  const findings: string[] = [];
  for (const folder of folders) {
    const entries = await readdir(path.join(root, folder), { recursive: true, withFileTypes: true });
    for (const entry of entries.filter((found) => found.isFile())) {
      const file = path.join(entry.parentPath, entry.name);
      const name = path.relative(root, file).split(path.sep).join('/');
      findings.push(...newsroomNames(name, await readFile(file, 'utf8')));
      if (NAMES.test(name)) findings.push(`${name} names the newsroom in its own name.`);
    }
  }
  return findings;
}
