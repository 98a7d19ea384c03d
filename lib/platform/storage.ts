import { browser } from 'wxt/browser';
import type { Ports } from './ports';

/** There is no room left for what was to be saved; what was there before is still there. */
export class StorageFull extends Error {
  override readonly name = 'StorageFull';
}

/** Chrome says `QUOTA_BYTES quota exceeded`, Firefox `QuotaExceededError` or `QuotaExceededError: storage.local API call exceeded its quota limitations`. */
function meansFull(error: unknown): boolean {
  const text = error instanceof Error ? `${error.name} ${error.message}` : String(error);
  return /quota/i.test(text) || /no space|disk full|FILE_NO_DEVICE_SPACE/i.test(text);
}

/** The extension's lasting store, `storage.local`. The background is its only writer. */
export const localStore: Ports['store'] = {
  load: async (keys) => browser.storage.local.get([...keys]),
  save: async (entries) => {
    try {
      await browser.storage.local.set({ ...entries });
    } catch (error) {
      throw meansFull(error) ? new StorageFull('The store has no room left.', { cause: error }) : error;
    }
  },
};

/** `storage.session`: in memory, out of the reach of content scripts, alive while workers die. */
export const sessionStore: Ports['spare'] = {
  load: async (keys) => browser.storage.session.get([...keys]),
  save: async (entries) => browser.storage.session.set({ ...entries }),
  remove: async (keys) => browser.storage.session.remove([...keys]),
};

/**
 * Shuts content scripts out of the store where the browser can do that (Chrome from 140 for `local`; Firefox has no
 * such switch, which is why keys never stand there). True when it is shut.
 */
export async function lockStorage(): Promise<boolean> {
  const areas: { setAccessLevel?: (options: { accessLevel: 'TRUSTED_CONTEXTS' }) => Promise<void> }[] = [
    browser.storage.local,
    browser.storage.session,
  ];
  const locked = areas.map(async (area) => {
    if (typeof area.setAccessLevel !== 'function') return false;
    await area.setAccessLevel({ accessLevel: 'TRUSTED_CONTEXTS' });
    return true;
  });
  const outcomes = await Promise.allSettled(locked);
  return outcomes.every((outcome) => outcome.status === 'fulfilled' && outcome.value);
}
