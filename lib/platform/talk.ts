import { browser } from 'wxt/browser';
import { type ToBackground, type ToTab, toTabSchema } from '../model/message';

/** Says something to the background and gives its answer; rejects when this context outlived its extension. */
export async function tell(message: ToBackground): Promise<unknown> {
  return browser.runtime.sendMessage(message);
}

/** True in a content script whose extension was reloaded, updated or removed: it can reach nobody any more. */
export function isOrphaned(): boolean {
  try {
    return browser.runtime?.id === undefined;
  } catch {
    // Some browsers throw at any touch of a dead context.
    return true;
  }
}

/** For content scripts: hears what the background says to this tab. Returns how to stop. */
export function onTold(hear: (message: ToTab) => void): () => void {
  const listener = (raw: unknown, sender: { id?: string | undefined }) => {
    if (sender.id !== browser.runtime.id) return undefined;
    const parsed = toTabSchema.safeParse(raw);
    if (!parsed.success) return undefined;
    hear(parsed.data);
    return Promise.resolve(true);
  };
  browser.runtime.onMessage.addListener(listener);
  return () => browser.runtime.onMessage.removeListener(listener);
}
