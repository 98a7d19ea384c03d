import { expect, it } from 'vitest';
import { createWorker } from '../../../entrypoints/background/worker';
import { defaultSettings } from '../../../lib/model/settings';
import type { Ports } from '../../../lib/platform/ports';

/** A world in which nothing answers and nothing is kept. */
const ports: Ports = {
  clock: { now: () => Date.parse('2026-11-22T08:00:00Z'), timer: () => () => undefined },
  store: { load: async () => ({}), save: async () => undefined },
  alarm: { set: async () => undefined },
  notifications: { show: async () => undefined, clear: async () => undefined, has: async () => false },
  badge: async () => undefined,
  online: () => true,
  tabs: { alive: async () => [], send: async () => false, open: async () => undefined },
  http: async ({ url }) => ({
    status: 0,
    url,
    headers: {},
    body: '',
    head: new Uint8Array(),
    truncated: false,
    latencyMs: 0,
  }),
  key: async () => undefined,
  webhook: async () => true,
  random: () => 0.5,
};

it('two settings that come at once keep each other’s keys', async () => {
  let kept: Readonly<Record<string, string>> = {};
  const keys = {
    load: async () => kept,
    save: async (next: Readonly<Record<string, string>>) => {
      kept = next;
    },
  };
  const worker = createWorker(ports, { timeZone: () => 'UTC', keys });
  const change = (name: 'fal' | 'pika', key: string) =>
    worker.hear(
      { type: 'evidence', evidence: [{ kind: 'settings', settings: { ...defaultSettings, keys: { [name]: key } } }] },
      { from: 'page' },
    );
  await Promise.all([change('fal', 'fal-key'), change('pika', 'pika-key')]);
  expect(kept).toEqual({ fal: 'fal-key', pika: 'pika-key' });
});
