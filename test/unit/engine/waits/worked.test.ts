import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { judgeStill, judgeWait } from '../../../../lib/engine/waits/judge';
import { stillLaw } from '../../../../lib/engine/waits/still';
import { noteLook } from '../../../../lib/engine/waits/track';
import { learn, noWaits } from '../../../../lib/engine/waits/waits';
import { kind, sighting, submitted } from './tell';

/** When it ended, and how many seconds it took. */
const earlier: readonly (readonly [string, number])[] = [
  ['2026-11-02T15:34:02Z', 91],
  ['2026-11-03T13:21:15Z', 94],
  ['2026-11-03T20:00:11Z', 72],
  ['2026-11-04T17:31:30Z', 137],
  ['2026-11-05T07:00:05Z', 116],
  ['2026-11-06T04:52:14Z', 78],
  ['2026-11-06T20:47:32Z', 70],
  ['2026-11-07T13:45:14Z', 118],
  ['2026-11-08T03:21:54Z', 79],
  ['2026-11-08T14:24:33Z', 93],
  ['2026-11-09T05:57:24Z', 82],
  ['2026-11-09T20:19:11Z', 97],
  ['2026-11-10T21:20:31Z', 97],
  ['2026-11-11T03:45:44Z', 102],
  ['2026-11-12T02:55:08Z', 119],
  ['2026-11-12T21:16:15Z', 91],
  ['2026-11-13T11:48:05Z', 98],
  ['2026-11-14T00:16:16Z', 131],
  ['2026-11-14T13:41:58Z', 71],
  ['2026-11-15T14:55:11Z', 109],
  ['2026-11-16T02:48:04Z', 78],
  ['2026-11-16T11:51:23Z', 94],
  ['2026-11-17T06:46:09Z', 148],
  ['2026-11-18T06:06:50Z', 86],
  ['2026-11-18T16:00:19Z', 120],
  ['2026-11-19T06:42:51Z', 129],
  ['2026-11-19T23:12:45Z', 125],
  ['2026-11-20T20:36:51Z', 144],
  ['2026-11-21T05:33:16Z', 129],
  ['2026-11-22T03:02:38Z', 155],
];

/** What is in the table under "A render that stops at 40 %" of docs/judgement.md. */
function tableOfTheDocument(): string[] {
  const text = readFileSync(new URL('../../../../docs/judgement.md', import.meta.url), 'utf8');
  const part = text.split('### A render that stops at 40 %')[1]?.split('\n## ')[0] ?? '';
  return part
    .split('\n')
    .filter((line) => /^\| \d/.test(line))
    .map((line) => line.replaceAll(/\s+/g, ' ').trim());
}

it('the worked example of the document is what the code finds', () => {
  const start = Date.parse('2026-11-22T08:00:00Z');
  const waits = earlier.reduce(
    (all, [ended, waitSeconds]) =>
      learn(all, { kind, provider: 'web', endedAtMs: Date.parse(ended), waitSeconds, outcome: 'finished' }),
    noWaits(),
  );
  let track = submitted({ submittedAtMs: start + 4000, nowMs: start + 4000 });
  const looks: [number, string][] = [
    [4, ''],
    [12, ''],
    [42, '0.34'],
  ];
  for (let at = 72; at <= 342; at += 30) looks.push([at, '0.40']);
  const rows = looks.map(([at, progress]) => {
    const seen = progress === '' ? sighting('waiting') : sighting('running', { progress: Number(progress) });
    track = noteLook(track, seen, start + at * 1000);
    const { stillSeconds, suspicion, pStopped, stuck, long } = judgeWait(waits, track, track.lastSeenAtMs, {
      timeZone: 'Europe/Paris',
    });
    const law = stillLaw(waits, track);
    const { worth } = judgeStill(waits, track);
    const alive = law.alive(stillSeconds).toFixed(4);
    const stopped = law.stopped(stillSeconds).toFixed(3);
    const shown = progress === '' ? 'queued' : `${Math.round(Number(progress) * 100)} %`;
    const found = stuck ? 'stuck' : long ? 'long' : 'on track';
    return `| ${at} | ${shown} | ${stillSeconds} | ${alive} | ${stopped} | ${suspicion.toFixed(2)} | ${pStopped.toFixed(3)} | ${worth.toFixed(2)} | ${found} |`;
  });
  expect(tableOfTheDocument()).toEqual(rows);
});
