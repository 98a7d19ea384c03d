import { expect, it } from 'vitest';
import { createWorker } from '../../../entrypoints/background/worker';
import { defaultSettings } from '../../../lib/model/settings';
import { deadPorts, emptyStore } from './deadPorts';

it('two settings that come at once keep each other’s keys', async () => {
  let kept: Readonly<Record<string, string>> = {};
  const keys = {
    load: async () => kept,
    save: async (next: Readonly<Record<string, string>>) => {
      kept = next;
    },
  };
  const worker = createWorker(deadPorts, { timeZone: () => 'UTC', keys, hooks: emptyStore });
  const change = (name: 'fal' | 'pika', key: string) =>
    worker.hear(
      { type: 'evidence', evidence: [{ kind: 'settings', settings: { ...defaultSettings, keys: { [name]: key } } }] },
      { from: 'page' },
    );
  await Promise.all([change('fal', 'fal-key'), change('pika', 'pika-key')]);
  expect(kept).toEqual({ fal: 'fal-key', pika: 'pika-key' });
});
