import { browser } from 'wxt/browser';
import type { Evidence, EvidenceOf } from '../model/evidence';
import { type ToBackground, toBackgroundSchema } from '../model/message';

/** Who sent a message, as the browser itself stamped it. */
export type Sender = { from: 'page' } | { from: 'content'; tab: number; url: string; origin: string };

/** The browser's account of a sender; only these fields are looked at. */
export interface RawSender {
  id?: string | undefined;
  url?: string | undefined;
  /** Younger than the oldest browsers that we serve: where it is missing, the address tells it. */
  origin?: string | undefined;
  frameId?: number | undefined;
  tab?: { id?: number | undefined } | undefined;
}

const pikaHost = /(^|\.)pika\.(art|me)$/;

/** What the extension's own pages may say. */
const fromPages = new Set<Evidence['kind']>(['popup', 'watch', 'intent', 'settings', 'network']);
/** What a page may have the user do to a banner. Nothing that forgets, asks or claims anything. */
const fromBanners = new Set<EvidenceOf<'intent'>['intent']>(['dismiss', 'snooze', 'open']);

/** A page of the extension, or our content script in the top frame of a page of Pika's; anybody else is nobody. */
export function identify(sender: RawSender, own: { id: string; origin: string }): Sender | null {
  if (sender.id !== own.id || sender.url === undefined || !URL.canParse(sender.url)) return null;
  const url = new URL(sender.url);
  if (sender.url.startsWith(`${own.origin}/`)) return { from: 'page' };
  const isPika = url.protocol === 'https:' && pikaHost.test(url.hostname);
  if (!isPika || sender.frameId !== 0 || sender.tab?.id === undefined) return null;
  // A page in a sandbox stands under the address of a site whose word it has not: its origin is `null`.
  if (sender.origin !== undefined && sender.origin !== url.origin) return null;
  return { from: 'content', tab: sender.tab.id, url: sender.url, origin: url.origin };
}

/** What of a message may be believed from this sender; `null` for a message that means nothing to us. */
export function admit(raw: unknown, sender: Sender): ToBackground | null {
  const parsed = toBackgroundSchema.safeParse(raw);
  if (!parsed.success) return null;
  const message = parsed.data;
  if (message.type === 'evidence') {
    const evidence =
      sender.from === 'page'
        ? message.evidence.filter((item) => fromPages.has(item.kind))
        : message.evidence.flatMap((item) => fromContent(item, sender));
    return evidence.length > 0 ? { ...message, evidence } : null;
  }
  if (message.type === 'exchange') return sender.from === 'content' ? message : null;
  if (message.type === 'hello')
    return sender.from === 'content' ? { ...message, url: plainAddress(message.url, sender.origin) } : null;
  return sender.from === 'page' ? message : null;
}

/**
 * What a content script knows at first hand, of its own tab and in the name of its own origin; replies it hands over
 * unread. All else from there is forged and is dropped.
 */
function fromContent(item: Evidence, { tab, origin }: Extract<Sender, { from: 'content' }>): Evidence[] {
  switch (item.kind) {
    case 'tab': {
      if (item.tab !== tab) return [];
      return [{ ...item, origin, ...(item.url !== undefined && { url: plainAddress(item.url, origin) }) }];
    }
    case 'view':
      return item.tab === tab ? [{ ...item, origin }] : [];
    case 'intent':
      return fromBanners.has(item.intent) && item.subject !== undefined ? [{ ...item, tab }] : [];
    default:
      return [];
  }
}

/** Origin, as the browser told it, and path. What else stands in an address may sign somebody in. */
function plainAddress(url: string, origin: string): string {
  const address = URL.canParse(url) ? new URL(url) : undefined;
  return address?.origin === origin ? origin + address.pathname : `${origin}/`;
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
