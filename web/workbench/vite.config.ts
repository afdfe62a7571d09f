import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/** Decoded, because a checkout may stand in a folder with a space in its name. */
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here('.'),
  // Relative addresses, so that the page works below any path of a reverse proxy.
  base: './',
  // Monaco's workers import chunks of their own, which only ES module workers can.
  worker: { format: 'es' },
  resolve: {
    // graphql-js compares types by identity: a second copy refuses the schema of the first.
    dedupe: ['graphql', 'react', 'react-dom'],
  },
  build: {
    outDir: here('../../dist/web/workbench'),
    emptyOutDir: true,
    // Monaco, the code editor, is one chunk of about 2.5 MB; the page shows its head before it has arrived.
    chunkSizeWarningLimit: 3000,
    // The licences of what is bundled travel with it.
    license: { fileName: 'licences.md' },
    // React libraries begin with "use client", which says nothing to a page without server components: a hundred warnings.
    rolldownOptions: { checks: { moduleLevelDirective: false } },
  },
  // `npx vite --config web/workbench/vite.config.ts` beside a running server.
  server: { proxy: { '/graphql': 'http://localhost:4000', '/examples.json': 'http://localhost:4000' } },
});
