import { browser } from 'wxt/browser';
import type { Evidence } from '../model/evidence';
import { type ToBackground, toBackgroundSchema } from '../model/message';

/** Who sent a message, as the browser itself stamped it. */
export type Sender = { from: 'page' } | { from: 'content'; tab: number; url: string };

/** The browser's account of a sender; only these fields are looked at. */
export interface RawSender {
  id?: string | undefined;
  url?: string | undefined;
  frameId?: number | undefined;
  tab?: { id?: number | undefined } | undefined;
}

const pikaHost = /(^|\.)pika\.(art|me)$/;

/** What a content script can know at first hand; replies it hands over unread. All else from there is forged and is dropped. */
const fromContent = new Set<Evidence['kind']>(['tab', 'view', 'network', 'intent']);
/** What the extension's own pages may say. */
const fromPages = new Set<Evidence['kind']>(['popup', 'watch', 'intent', 'settings', 'network']);

/** A page of the extension, or our content script in the top frame of a page of Pika's; anybody else is nobody. */
export function identify(sender: RawSender, own: { id: string; origin: string }): Sender | null {
  if (sender.id !== own.id || sender.url === undefined || !URL.canParse(sender.url)) return null;
  const url = new URL(sender.url);
  if (sender.url.startsWith(`${own.origin}/`)) return { from: 'page' };
  const isPika = url.protocol === 'https:' && pikaHost.test(url.hostname);
  if (!isPika || sender.frameId !== 0 || sender.tab?.id === undefined) return null;
  return { from: 'content', tab: sender.tab.id, url: sender.url };
}

/** A content script speaks for its own tab only. */
function isOwn(evidence: Evidence, tab: number): boolean {
  return fromContent.has(evidence.kind) && !('tab' in evidence && evidence.tab !== undefined && evidence.tab !== tab);
}

/** What of a message may be believed from this sender; `null` for a message that means nothing to us. */
export function admit(raw: unknown, sender: Sender): ToBackground | null {
  const parsed = toBackgroundSchema.safeParse(raw);
  if (!parsed.success) return null;
  const message = parsed.data;
  if (message.type === 'evidence') {
    const evidence = message.evidence.filter((item) =>
      sender.from === 'page' ? fromPages.has(item.kind) : isOwn(item, sender.tab),
    );
    return evidence.length > 0 ? { ...message, evidence } : null;
  }
  if (message.type === 'exchange') return sender.from === 'content' ? message : null;
  return sender.from === 'page' || message.type === 'hello' ? message : null;
}

/**
 * Call synchronously when the worker starts. What `handle` resolves to is the answer; messages that are not admitted
 * are answered with nothing.
 */
export function onMessage(handle: (message: ToBackground, sender: Sender) => Promise<unknown>): void {
  const own = { id: browser.runtime.id, origin: browser.runtime.getURL('/').replace(/\/$/, '') };
  browser.runtime.onMessage.addListener((raw: unknown, rawSender: RawSender) => {
    const sender = identify(rawSender, own);
    const message = sender && admit(raw, sender);
    return sender && message ? handle(message, sender) : undefined;
  });
}
