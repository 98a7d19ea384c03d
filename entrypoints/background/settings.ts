import type { Evidence } from '../../lib/model/evidence';
import type { Ports } from '../../lib/platform/ports';
import { keepHooks } from './hooks';

/** Where the user's keys are kept; content scripts can read it nowhere. */
export interface KeyStore {
  load(): Promise<Readonly<Record<string, string>>>;
  save(keys: Readonly<Record<string, string>>, remember: boolean): Promise<void>;
}

/** Storage name of the masked forms of the keys, for the settings page. */
export const KEY_HINTS = 'keyHints';

/**
 * Takes the keys, and the addresses of webhooks, out of new settings before anything else sees them. A key that is not
 * named stays as it is; an empty one is wiped. `fault` hears of a store that fails: that keeps no other setting from being
 * saved.
 */
export async function keepKeys(
  evidence: readonly Evidence[],
  store: KeyStore,
  hooks: KeyStore,
  ports: Ports,
  fault: (error: unknown) => undefined,
): Promise<Evidence[]> {
  const out: Evidence[] = [];
  for (const item of evidence) {
    if (item.kind !== 'settings') {
      out.push(item);
      continue;
    }
    const { keys, rememberKeys } = item.settings;
    const given = Object.entries(keys).filter((entry): entry is [string, string] => entry[1] !== undefined);
    const webhooks = await keepHooks(item.settings, tolerant(hooks, fault));
    const held = await store.load().catch(fault);
    if (held === undefined && given.length === 0) {
      // The keys cannot be read now: they stay as they are, and the rest is set all the same.
      out.push({ ...item, settings: { ...item.settings, keys: {}, webhooks } });
      continue;
    }
    const all = { ...held, ...Object.fromEntries(given) };
    const kept = Object.fromEntries(Object.entries(all).filter(([, key]) => key !== ''));
    // A store of keys that cannot be opened keeps no setting from being saved.
    await store.save(kept, rememberKeys).catch(fault);
    const hints = Object.fromEntries(Object.entries(kept).map(([name, key]) => [name, maskKey(key)]));
    await ports.store.save({ [KEY_HINTS]: hints }).catch(fault);
    out.push({ ...item, settings: { ...item.settings, keys: {}, webhooks }, keyNames: Object.keys(kept) });
  }
  return out;
}

/** Enough to tell two keys apart, too little to use: the last four signs of a long key. */
export function maskKey(key: string): string {
  return key.length >= 16 ? `••••${key.slice(-4)}` : '••••';
}

/** The same store; where it fails, nothing is held and nothing is kept. */
function tolerant(store: KeyStore, fault: (error: unknown) => undefined): KeyStore {
  return {
    load: async () => (await store.load().catch(fault)) ?? {},
    save: (keys, remember) => store.save(keys, remember).catch(fault),
  };
}
