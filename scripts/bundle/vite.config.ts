import { copyFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** What packages ask for where it is there, and do without: drivers of other databases, checks that nobody turned on. */
const OPTIONAL =
  /^(@google-cloud\/spanner|@sap\/hana-client|better-sqlite3|class-validator|ioredis|mongodb|mssql|mysql2?|oracledb|pg-native|pg-query-stream|react-native-sqlite-storage|redis|sql\.js|sqlite3|typeorm-aurora-data-api-driver|hdb-pool)(\/|$)/;
/** Of graphql-js there must be one copy: it compares types by identity. */
const GRAPHQL_AS_MODULES = /\/node_modules\/graphql\/.*\.mjs$/;

/**
 * The server in a few files instead of a thousand: finding and reading those was most of the time that a start took. What
 * only one command needs stays in files of its own.
 */
export default defineConfig({
  root: here('../..'),
  publicDir: false,
  plugins: [
    {
      name: 'communique',
      buildEnd() {
        const second = [...this.getModuleIds()].find((id) => GRAPHQL_AS_MODULES.test(id));
        if (second !== undefined) this.error(`graphql would be bundled twice, as ${second} too.`);
      },
      generateBundle(_, bundle) {
        for (const chunk of Object.values(bundle)) {
          const left = chunk.type === 'chunk' ? chunk.dynamicImports.filter((id) => !(id in bundle)) : [];
          const imported = left.find((id) => !OPTIONAL.test(id));
          if (imported !== undefined)
            this.error(`${imported} is imported at run time, which src/cli/built-files.ts cannot do.`);
        }
      },
      closeBundle() {
        copyFileSync(here('../../src/database/embedded/worker.mjs'), here('../../dist/server/worker.mjs'));
      },
    },
  ],
  resolve: {
    alias: [
      // The one that Node itself would load, and that packages which are no modules ask for.
      { find: /^graphql$/, replacement: createRequire(import.meta.url).resolve('graphql') },
      // TypeORM asks for the whole of it, with polyfills for what every Node has.
      { find: /^reflect-metadata$/, replacement: 'reflect-metadata/lite' },
    ],
  },
  // PGlite brings files that must stand beside its code.
  ssr: { noExternal: true, external: ['@electric-sql/pglite'], target: 'node' },
  // graphql-js looks for a second copy of itself at each comparison of types unless it is told not to; that there is none is seen to here.
  define: { 'process.env.NODE_ENV': JSON.stringify('production') },
  build: {
    ssr: true,
    outDir: here('../../dist/server'),
    emptyOutDir: true,
    target: 'node20',
    minify: false,
    // For a debugger: without minifying, a stack trace needs none.
    sourcemap: true,
    rolldownOptions: {
      input: {
        main: here('../../dist/compiled/src/cli/built-main.js'),
        // By a name of its own: the first loads it at run time.
        'command-line': here('../../dist/compiled/src/cli/command-line.js'),
      },
      external: OPTIONAL,
      output: {
        // What the engine compiled can be kept of scripts (src/cli/built-files.ts), of modules only by later versions of Node.
        format: 'cjs',
        entryFileNames: '[name].cjs',
        chunkFileNames: '[name]-[hash].cjs',
        keepNames: true,
      },
    },
  },
});
