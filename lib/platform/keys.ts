import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import { rememberedHooks, rememberedKeys, type Vault } from './vault';

/** A webhook's address and secret have room in a value. */
const keysSchema = z.record(z.string().check(z.maxLength(80)), z.string().check(z.maxLength(1500)));
/** Provider to the user's own key. */
export type Keys = Readonly<Record<string, string>>;

async function sessionKeys(place: string): Promise<Keys | undefined> {
  const found = await browser.storage.session.get(place);
  const parsed = keysSchema.safeParse(found[place]);
  return parsed.success ? parsed.data : undefined;
}

/** The addresses and secrets of the user's webhooks, by webhook, kept like keys: whoever has one can use it. */
export const hookRing = () => keyRing(rememberedHooks, 'webhooks');

/**
 * The user's keys: for this session in `storage.session`, and if the user asks to remember them in the extension's
 * own database. Content scripts can open neither, in no browser. `place`: its name in the session's store.
 */
export function keyRing(vault: Vault = rememberedKeys, place = 'keys') {
  const load = async (): Promise<Keys> => {
    const fresh = await sessionKeys(place);
    if (fresh) return fresh;
    const kept = keysSchema.safeParse(await vault.read());
    if (!kept.success) return {};
    await browser.storage.session.set({ [place]: kept.data });
    return kept.data;
  };
  return {
    load,
    /** Replaces all keys; `remember` decides whether they outlive the session. Empty ones are dropped. */
    save: async (keys: Keys, remember: boolean): Promise<void> => {
      const held = Object.fromEntries(Object.entries(keysSchema.parse(keys)).filter(([, key]) => key !== ''));
      await browser.storage.session.set({ [place]: held });
      await (remember ? vault.write(held) : vault.wipe());
    },
    wipe: async (): Promise<void> => {
      await browser.storage.session.remove(place);
      await vault.wipe();
    },
    key: async (name: string): Promise<string | undefined> => {
      const keys = await load();
      return Object.hasOwn(keys, name) ? keys[name] : undefined;
    },
  };
}
