import { copyFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The first brings files that must stand beside its code; the second must have run before whatever is decorated. */
const APART = ['@electric-sql/pglite', 'reflect-metadata/lite'];
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
  ssr: { noExternal: true, external: APART, target: 'node' },
  // graphql-js looks for a second copy of itself at each comparison of types unless it is told not to; that there is none is seen to here.
  define: { 'process.env.NODE_ENV': JSON.stringify('production') },
  build: {
    ssr: here('../../dist/compiled/src/cli/main.js'),
    outDir: here('../../dist/server'),
    emptyOutDir: true,
    target: 'node20',
    minify: false,
    sourcemap: true,
    rolldownOptions: {
      external: OPTIONAL,
      output: {
        entryFileNames: 'main.js',
        chunkFileNames: '[name]-[hash].js',
        keepNames: true,
        banner: `import 'reflect-metadata/lite';`,
      },
    },
  },
});
