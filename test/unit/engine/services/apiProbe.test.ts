import { expect, it } from 'vitest';
import { noteProbe } from '../../../../lib/engine/services/note';
import { activeIntervalMs, idleIntervalMs, wantedSources } from '../../../../lib/engine/services/pace';
import { readSigns } from '../../../../lib/engine/services/readSigns';
import { noServices } from '../../../../lib/engine/services/state';
import { apiProbe } from '../../../../lib/knowledge/services/monitors';

const NOW = Date.UTC(2026, 10, 28);
const HOUR_MS = 3_600_000;

const signsOf = (status: number) =>
  readSigns(noteProbe(noServices(), { kind: 'probe', target: apiProbe, status, latencyMs: 80 }, NOW), 'pika', NOW);

it('takes an answer of the public catalogue for a sign of life of the API, and no proof of health', () => {
  expect(signsOf(200)).toMatchObject([{ source: 'own API probe', level: 0, parts: [] }]);
  expect(signsOf(503)).toMatchObject([{ source: 'own API probe', level: 1, parts: ['api'] }]);
  expect([signsOf(404), signsOf(0)]).toEqual([[], []]);
});

it('is asked a few times a day, also in trouble, and takes no turn of the others', () => {
  const all = wantedSources(['pika'], {});
  const api = all.find(({ rare }) => rare === true);
  expect(api).toBeDefined();
  if (api === undefined) return;
  expect(idleIntervalMs(api, all)).toBe(6 * HOUR_MS);
  expect(activeIntervalMs(api, 0.5, true)).toBe(2 * HOUR_MS);
  const others = all.filter((one) => one !== api);
  expect(others.map((one) => idleIntervalMs(one, all))).toEqual(others.map((one) => idleIntervalMs(one, others)));
  expect(wantedSources(['fal'], {}).some(({ rare }) => rare)).toBe(false);
});
