import { describe, expect, test } from 'vitest';
import type { KeyStore } from '../../../entrypoints/background/settings';
import { createWorker } from '../../../entrypoints/background/worker';
import { initialState } from '../../../lib/engine/state';
import type { ToBackground } from '../../../lib/model/message';
import { defaultSettings, type Settings, settingsSchema, type Webhook } from '../../../lib/model/settings';
import type { Ports } from '../../../lib/platform/ports';
import { look, PAGE, reply, START, tab } from '../engine/course';
import { deadPorts, emptyStore } from './deadPorts';

const place = 'https://hooks.slack.com/services/T0/B0/s3cr3t-path';
const secret = 's3cr3t-sign';
const hook: Webhook = { kind: 'json', url: place, secret };

/** A worker with a store of secrets and one of everything else; `posts`: what went out. */
function world(stored: Record<string, unknown> = {}) {
  let held: Readonly<Record<string, string>> = {};
  const saved: { remember: boolean }[] = [];
  const everything = new Map<string, unknown>(Object.entries(stored));
  const written: string[] = [];
  const posts: unknown[][] = [];
  const hooks: KeyStore = {
    load: async () => held,
    save: async (next, remember) => {
      held = next;
      saved.push({ remember });
    },
  };
  const ports: Ports = {
    ...deadPorts,
    clock: { now: () => START, timer: () => () => undefined },
    store: {
      load: async (names) =>
        Object.fromEntries(names.filter((name) => everything.has(name)).map((name) => [name, everything.get(name)])),
      save: async (entries) => {
        written.push(JSON.stringify(entries));
        for (const [name, value] of Object.entries(entries)) everything.set(name, structuredClone(value));
      },
    },
    webhook: async (...post) => {
      posts.push(post);
      return { status: 200 };
    },
  };
  const live = () => createWorker(ports, { timeZone: () => 'UTC', keys: emptyStore, hooks });
  return {
    live,
    posts,
    written,
    saved,
    settings: (): Settings => settingsSchema.parse(everything.get('settings')),
    endSession: () => {
      held = {};
    },
    held: () => JSON.stringify(held),
  };
}

const failure = [
  tab('visible', PAGE),
  reply([look('running')]),
  reply([look('failed', { error: { message: 'moderation_blocked' } })]),
];
const set = (settings: Partial<Settings>): ToBackground => ({
  type: 'evidence',
  evidence: [{ kind: 'settings', settings: { ...defaultSettings, ...settings } }],
});

describe('the address and the secret of a webhook', () => {
  test('are kept where keys are, and stand in nothing that is stored; posts go there all the same', async () => {
    const { live, posts, written, settings, held } = world();
    const worker = live();
    await worker.hear(set({ webhooks: [hook] }), { from: 'page' });
    await worker.take(failure);
    await worker.settled();
    expect(posts.map(([kind, url, , key]) => [kind, url, key])).toEqual([['json', place, secret]]);
    expect(written.join()).not.toContain('s3cr3t');
    expect(held()).toContain('s3cr3t-path');
    expect(settings().webhooks).toEqual([
      { kind: 'json', url: 'https://hooks.slack.com/', id: expect.any(String), signed: true },
    ]);
  });

  test('stay when the settings come back without them, and go with their webhook', async () => {
    const { live, settings, held, saved } = world();
    const worker = live();
    await worker.hear(set({ webhooks: [hook] }), { from: 'page' });
    await worker.hear(set({ webhooks: settings().webhooks, rememberKeys: true }), { from: 'page' });
    expect(held()).toContain('s3cr3t-path');
    expect(saved.map(({ remember }) => remember)).toEqual([false, true]);
    await worker.hear(set({ webhooks: [] }), { from: 'page' });
    expect(held()).toBe('{}');
  });

  test('that an older version stored are taken out of there', async () => {
    const state = initialState(START, { ...defaultSettings, webhooks: [hook] });
    const { live, posts, settings, held, written } = world({ state });
    const worker = live();
    await worker.take(failure);
    await worker.settled();
    expect(posts).toHaveLength(1);
    expect(written.join()).not.toContain('s3cr3t');
    expect(held()).toContain('s3cr3t-path');
    expect(settings().webhooks[0]?.lost).toBeUndefined();
  });

  test('that went with the session are missed, said, and nothing is posted', async () => {
    const { live, posts, settings, endSession } = world();
    await live().hear(set({ webhooks: [hook] }), { from: 'page' });
    endSession();
    const next = live();
    await next.take(failure);
    await next.settled();
    expect(settings().webhooks).toMatchObject([{ lost: true }]);
    expect(posts).toEqual([]);
    await next.hear(set({ webhooks: [hook] }), { from: 'page' });
    expect(settings().webhooks[0]?.lost).toBeUndefined();
  });
});
