import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { play, scenarioOf } from './play';

const scenario = (name: string) => fileURLToPath(new URL(`../../scenarios/${name}.json`, import.meta.url));
/** When the extension asked there, in seconds. The form of expectations has only "at most"; here is "at least". */
async function asked(path: string, prefix: string, lines = play(path)): Promise<number[]> {
  return (await lines).flatMap((line) => (line.type === 'fetch' && line.url.startsWith(prefix) ? [line.t] : []));
}
const gaps = (times: readonly number[]) => times.slice(1).map((time, index) => time - (times[index] ?? 0));

it('asks in the place of a silent page every sixty seconds, no less often', async () => {
  const times = await asked(scenario('asks-every-minute'), 'https://pika.art/library');
  expect(times.length).toBeGreaterThanOrEqual(9);
  for (const gap of gaps(times)) expect(gap).toBeLessThan(75);
});

it('waits twice as long after each failure, and at most five minutes', async () => {
  const times = await asked(scenario('asks-half-as-often-after-each-failure'), 'https://pika.art/library');
  const [first = 0, second = 0, third = 0, ...others] = gaps(times);
  expect(first).toBeGreaterThanOrEqual(118);
  expect(first).toBeLessThan(160);
  expect(second).toBeGreaterThanOrEqual(236);
  expect(second).toBeLessThan(310);
  for (const gap of [third, ...others]) expect(gap).toBeLessThan(320);
});

it('reads each default service at least once an hour, and prismix no oftener than twelve times', async () => {
  const hour = 3600;
  const lines = play('x', scenarioOf({ until: 6 * hour }));
  for (const prefix of [
    'https://prismix.dev/',
    'https://status.fal.ai/',
    'https://discordstatus.com/',
    'https://status.runwayml.com/',
    'https://status.lumalabs.ai/',
  ]) {
    const times = await asked('x', prefix, lines);
    for (const gap of gaps([0, ...times, 6 * hour])) expect(gap, prefix).toBeLessThanOrEqual(hour * 1.02);
  }
  const prismix = await asked('x', 'https://prismix.dev/', lines);
  for (let from = 0; from < 5 * hour; from += hour / 4)
    expect(prismix.filter((time) => time >= from && time < from + hour).length).toBeLessThanOrEqual(12);
});
