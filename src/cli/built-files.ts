import { createHash } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire, Module } from 'node:module';
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { Script } from 'node:vm';

/**
 * The engine lets its heap grow to several times what is alive in it before it looks for what is not. What is kept here is most of
 * what is alive, and leaves little behind: looked for sooner, a third less memory is held for the same time of the processor.
 * The second is for threads that are started later, and makes the flags those of `npm start`, however this was started: with
 * other flags no code cache is taken.
 */
export const ENGINE_FLAGS = ['--heap-growing-percent=30', '--max-semi-space-size=8'];

/** A built file that has run. */
export interface LoadedFile {
  readonly name: string;
  /** Whether what the engine made of it came from its code cache. */
  readonly isFromCache: boolean;
  /** Keeps what the engine has made of it by now as its code cache. */
  keep(): void;
}

/**
 * What loads a file of the built server by its name, with whatever that requires, and gives what it exports. A file that has a code
 * cache beside it (docs/decisions/0026) is not compiled again, as far as it was when the cache was made. One of another source, of
 * another Node, with other flags or damaged is left alone.
 *
 * The files may not `import()` while they run: code from a cache could not answer it.
 *
 * @param onLoaded hears of each file once it has run.
 */
export function loaderOf(
  directory: string,
  onLoaded: (file: LoadedFile) => void = () => {},
): (name: string) => unknown {
  for (const flag of ENGINE_FLAGS) setFlagsFromString(flag);
  const loaded = new Map<string, Module>();
  const load = (name: string): unknown => {
    const known = loaded.get(name);
    if (known) return known.exports;
    const file = path.join(directory, name);
    const source = readFileSync(file);
    const cachedData = readCodeCache(file, source);
    const script = new Script(Module.wrap(source.toString()), { filename: file, cachedData });
    const run = script.runInThisContext() as (...given: unknown[]) => void;
    const module = new Module(file);
    const requireOthers = createRequire(file);
    const require = (id: string): unknown => (id.startsWith('./') ? load(id.slice(2)) : requireOthers(id));
    // Before it runs: two files may need each other.
    loaded.set(name, module);
    try {
      run(module.exports, Object.assign(require, { resolve: requireOthers.resolve }), module, file, directory);
    } catch (error) {
      loaded.delete(name);
      throw error;
    }
    onLoaded({
      name,
      isFromCache: script.cachedDataRejected === false,
      keep: () => writeCodeCache(file, source, script.createCachedData()),
    });
    return module.exports;
  };
  return load;
}

/** Whoever loads the file meanwhile finds the cache before or this one. */
function writeCodeCache(file: string, source: Buffer, code: Buffer): void {
  const unfinished = `${cacheOf(file)}.${process.pid}`;
  writeFileSync(unfinished, Buffer.concat([seal(source, code), code]));
  renameSync(unfinished, cacheOf(file));
}

/** Undefined where there is none that can be read, and is what was made of this source. */
function readCodeCache(file: string, source: Buffer): Buffer | undefined {
  try {
    const cache = readFileSync(cacheOf(file));
    const code = cache.subarray(SEAL_BYTES);
    return cache.subarray(0, SEAL_BYTES).equals(seal(source, code)) ? code : undefined;
  } catch {
    return undefined;
  }
}

const cacheOf = (file: string): string => `${file}.cache`;

const SEAL_BYTES = 32;

/** The engine looks at the length of the source alone, and falls over code that is damaged. */
function seal(source: Buffer, code: Buffer): Buffer {
  const made = `${process.version} ${process.platform} ${process.arch} ${source.length}\n`;
  return createHash('sha256').update(made).update(source).update(code).digest();
}
