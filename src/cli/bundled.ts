import { readFileSync, statSync } from 'node:fs';
import { createRequire, Module } from 'node:module';
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { Script } from 'node:vm';

/**
 * The engine lets its heap grow to several times what is alive in it before it looks for what is not. What is kept here is most of
 * what is alive, and leaves little behind: looked for sooner, a third less memory is held for the same time of the processor.
 * The second only makes the flags those of `npm start`, however it was started: with other flags no code cache is taken.
 */
const ENGINE_FLAGS = ['--heap-growing-percent=30', '--max-semi-space-size=8'];

/** A bundled file that was compiled, or taken from its cache. Once it has run, it can be asked for a cache of its own. */
export type CompiledFile = Pick<Script, 'cachedDataRejected' | 'createCachedData'>;

/** Where the code cache of a bundled file is kept (docs/decisions/0026). */
export const codeCacheOf = (file: string): string => `${file}.cache`;

/**
 * Loads the files of the bundled server, and what they need of one another, with their code caches: what the engine had compiled
 * when the cache was made is not compiled again. A cache that another version of Node made, or other flags, is left alone.
 * They `require` alone: the bundler leaves no `import()` in them, and code from a cache could not answer one.
 *
 * @param onCompiled hears of each file once it has run.
 * @returns what loads a file of the directory, by its name, and gives what it exports.
 */
export function bundledIn(
  directory: string,
  onCompiled: (file: string, compiled: CompiledFile) => void = () => {},
): (name: string) => unknown {
  for (const flag of ENGINE_FLAGS) setFlagsFromString(flag);
  const loaded = new Map<string, Module>();
  const load = (name: string): unknown => {
    const known = loaded.get(name);
    if (known) return known.exports;
    const file = path.join(directory, name);
    const script = new Script(Module.wrap(readFileSync(file, 'utf8')), {
      filename: file,
      cachedData: readCodeCache(file),
    });
    const run = script.runInThisContext() as (...given: unknown[]) => void;
    const module = new Module(file);
    const requireOthers = createRequire(file);
    const require = (id: string): unknown => (id.startsWith('./') ? load(id.slice(2)) : requireOthers(id));
    // Before it runs: two files may need each other.
    loaded.set(name, module);
    try {
      run(module.exports, require, module, file, directory);
    } catch (error) {
      loaded.delete(name);
      throw error;
    }
    onCompiled(file, script);
    return module.exports;
  };
  return load;
}

/** The engine looks at the length of a file only: a cache older than its file is of what the file was. */
function readCodeCache(file: string): Buffer | undefined {
  const cache = codeCacheOf(file);
  const made = statSync(cache, { throwIfNoEntry: false });
  return made && made.mtimeMs >= statSync(file).mtimeMs ? readFileSync(cache) : undefined;
}
