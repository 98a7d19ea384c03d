import type { KeyStore } from '../../../entrypoints/background/settings';
import type { Ports } from '../../../lib/platform/ports';

/** A world in which nothing answers and nothing is kept. */
export const deadPorts: Ports = {
  clock: { now: () => Date.parse('2026-11-22T08:00:00Z'), timer: () => () => undefined },
  store: { load: async () => ({}), save: async () => undefined },
  spare: { load: async () => ({}), save: async () => undefined, remove: async () => undefined },
  alarm: { set: async () => undefined },
  notifications: { show: async () => undefined, clear: async () => undefined, has: async () => false },
  badge: async () => undefined,
  online: () => true,
  tabs: { alive: async () => [], send: async () => 'late', open: async () => undefined },
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
  mayReadPages: async () => true,
  webhook: async () => ({ status: 200 }),
  random: () => 0.5,
};

/** A store of secrets that holds none and keeps none. */
export const emptyStore: KeyStore = { load: async () => ({}), save: async () => undefined };
