import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { median } from '../median';
import { buildWith, endWorker, openRig, type Rig } from '../popup/rig';

/**
 * What the worker's size costs each time it is born again: from a word to a stopped worker to its echo, against a worker
 * that does nothing but echo, in two Chromiums turn about: `npm run bench:worker`, on the product build. Prints one JSON
 * object, in ms: the whole, until the script begins (reading and compiling it), and running it once through.
 */
const turns = 60;
const warmUp = 5;

/** Comes first: answers, once the whole script has run, when it began and how long it ran. */
const echo = `const benchStart = performance.now();
let benchEnd;
chrome.runtime.onMessage.addListener((word, from, answer) => {
  if (word === 'echo') answer({ beginMs: benchStart, runMs: benchEnd - benchStart });
});
chrome.runtime.onInstalled.addListener(() => void chrome.tabs.create({ url: '/welcome.html' }));
`;
const end = '\n;benchEnd = performance.now();';

const birthSchema = z.object({ wholeMs: z.number(), beginMs: z.number(), runMs: z.number() });
type Birth = z.infer<typeof birthSchema>;

/** A browser whose worker echoes, and has the extension's own code in it or none. */
async function withWorker(hasOwnCode: boolean): Promise<{ rig: Rig; close(): Promise<void> }> {
  const extension = await buildWith([]);
  const script = join(extension, 'background.js');
  const own = hasOwnCode ? await readFile(script, 'utf8') : '';
  await writeFile(script, `${echo}${own}${end}`);
  const rig = await openRig(extension);
  await rig.page.goto(`${rig.origin}/icon-128.png`);
  return {
    rig,
    close: async () => {
      await rig.close();
      await rm(extension, { recursive: true, force: true });
    },
  };
}

/** Ends the worker and wakes it with a word. */
async function wake(rig: Rig): Promise<Birth> {
  await endWorker(rig);
  const birth = await rig.page.evaluate(async () => {
    const own: { runtime: { sendMessage(word: string): Promise<object> } } = Reflect.get(globalThis, 'chrome');
    const start = performance.now();
    const heard = await own.runtime.sendMessage('echo');
    return { ...heard, wholeMs: performance.now() - start };
  });
  return birthSchema.parse(birth);
}

const workers = [
  { name: 'empty', ...(await withWorker(false)), births: [] as Birth[] },
  { name: 'full', ...(await withWorker(true)), births: [] as Birth[] },
];
for (let turn = 0; turn < turns + warmUp; turn += 1) {
  for (const { rig, births } of workers) {
    const birth = await wake(rig);
    if (turn >= warmUp) births.push(birth);
  }
}
for (const { close } of workers) await close();
const summed = workers.map(({ name, births }) => {
  const part = (of: keyof Birth) => Math.round(median(births.map((birth) => birth[of])) * 10) / 10;
  return [name, { wholeMs: part('wholeMs'), beginMs: part('beginMs'), runMs: part('runMs') }];
});
console.log(JSON.stringify({ ...Object.fromEntries(summed), turns }));
