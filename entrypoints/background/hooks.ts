import * as z from 'zod/mini';
import { entryOf } from '../../lib/engine/entryOf';
import { hookId, type Settings, type Webhook } from '../../lib/model/settings';
import type { KeyStore } from './settings';

const placeSchema = z.object({ url: z.url({ protocol: /^https$/ }), secret: z.optional(z.string()) });
/** Where a webhook leads. */
export type HookPlace = z.infer<typeof placeSchema>;

/**
 * Takes addresses and secrets out of the webhooks of new settings before anything else sees them: whoever has them can use
 * them. A webhook that comes back without its address is the one that is kept; one that is not named is wiped.
 */
export async function keepHooks({ webhooks, rememberKeys }: Settings, store: KeyStore): Promise<Webhook[]> {
  const held = await store.load();
  const kept = new Map<string, string>();
  const plain = webhooks.map(({ kind, url, secret, id, signed }): Webhook => {
    const name = hookId({ kind, url, id });
    const place = id === undefined ? JSON.stringify({ url, secret }) : entryOf(held, id);
    if (place !== undefined) kept.set(name, place);
    return {
      kind,
      url: `${new URL(url).origin}/`,
      id: name,
      ...((id === undefined ? secret !== undefined : signed === true) && { signed: true }),
      ...(place === undefined && { lost: true }),
    };
  });
  await store.save(Object.fromEntries(kept), rememberKeys);
  return plain;
}

/** Whether the webhooks of stored settings do not say how it is: an older version kept addresses there, or a session has ended. */
export async function mustKeepAgain(webhooks: readonly Webhook[], store: KeyStore): Promise<boolean> {
  if (webhooks.length === 0) return false;
  const held = await store.load();
  return webhooks.some(({ id, lost }) => id === undefined || (lost === true) === Object.hasOwn(held, id));
}

/** The address and secret of a webhook; undefined where they are not held. */
export async function hookPlace(id: string, store: KeyStore): Promise<HookPlace | undefined> {
  const held = await store.load();
  const place = placeSchema.safeParse(parsed(entryOf(held, id) ?? ''));
  return place.success ? place.data : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
