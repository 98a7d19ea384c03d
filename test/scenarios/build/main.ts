import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sets } from './all';
import { fileText } from './scenario';

const folder = fileURLToPath(new URL('..', import.meta.url));

mkdirSync(join(folder, 'bodies'), { recursive: true });
const clip = readFileSync(join(folder, '../world/assets/clip.mp4'));
writeFileSync(join(folder, 'bodies/cut.mp4'), clip.subarray(0, 2500));

const LARGEST = 60_000;
const tooLarge: string[] = [];
const written = new Set<string>();
for (const set of sets) {
  for (const [name, draft] of Object.entries(set)) {
    const file = `${name}.json`;
    if (written.has(file)) throw new Error(`Two scenarios are called ${name}.`);
    written.add(file);
    const text = fileText(draft);
    if (text.length > LARGEST) tooLarge.push(`${file} has ${text.length} characters`);
    writeFileSync(join(folder, file), text);
  }
}
for (const file of readdirSync(folder)) {
  if (file.endsWith('.json') && !written.has(file)) rmSync(join(folder, file));
}
if (tooLarge.length > 0) throw new Error(`At most ${LARGEST} are wanted: ${tooLarge.join(', ')}.`);
process.stdout.write(`${written.size} scenarios written.\n`);
