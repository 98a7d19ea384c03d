import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Builds the pages over fixed pictures, to look at them and to measure them. */
export default defineConfig({
  root: here('.'),
  base: './',
  logLevel: 'warn',
  build: {
    outDir: here('../../.output/ui/site'),
    emptyOutDir: true,
    rolldownOptions: {
      input: { popup: here('popup.html'), dashboard: here('dashboard.html'), welcome: here('welcome.html') },
    },
  },
});
