import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { projectRoot } from './run';

export interface Size {
  what: string;
  bytes: number;
  budget: number;
}

/**
 * Limits in bytes of gzip: what one context loads before it runs, and no more than these. They stand where the code is now,
 * above the goals of the design (12, 3.3, 90 and 90 kB): docs/ARCHITECTURE.md says what fills them and what will leave.
 */
const parts = [
  { what: 'content script', entry: 'content-scripts/pika.js', budget: 13_700 },
  { what: 'tap', entry: 'content-scripts/tap.js', budget: 4_200 },
  { what: 'worker', entry: 'background.js', budget: 136_500 },
  { what: 'popup', entry: 'popup.html', budget: 97_000 },
];

/** The scripts that a page or a module asks for by name, as paths inside the build. */
function wanted(folder: string, file: string): string[] {
  const text = readFileSync(join(folder, file), 'utf8');
  const names = file.endsWith('.html')
    ? [...text.matchAll(/<(?:script|link)[^>]*?(?:src|href)="([^"]+\.js)"/g)]
    : [...text.matchAll(/\b(?:import|export)\b[^'"`();]*?["']([^"']+\.js)["']/g)];
  return names.map(([, name = '']) => (name.startsWith('/') ? name.slice(1) : join(dirname(file), name)));
}

/** All scripts that run in a context: its entry and what that imports, without what is loaded later on demand. */
export function scriptsOf(folder: string, entry: string): string[] {
  const found = new Set<string>();
  const look = (file: string) => {
    if (found.has(file) || !existsSync(join(folder, file))) return;
    found.add(file);
    for (const name of wanted(folder, file)) look(name);
  };
  look(entry);
  return [...found].filter((file) => file.endsWith('.js'));
}

/** Sizes of one build against the budgets. A part that was not built counts as nothing. */
export function sizesOf(build: string): Size[] {
  const folder = join(projectRoot, '.output', build);
  return parts.map(({ what, entry, budget }) => {
    const sizes = scriptsOf(folder, entry).map(
      (file) => gzipSync(readFileSync(join(folder, file)), { level: 9 }).length,
    );
    return { what, bytes: sizes.reduce((sum, size) => sum + size, 0), budget };
  });
}
