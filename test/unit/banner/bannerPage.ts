import { Window } from 'happy-dom';
import { type Banners, mountBanners } from '../../../components/banner/mount';
import type { KnownJob } from '../../../lib/model/message';
import type { Verdict } from '../../../lib/model/verdict';

export const knownJob: KnownJob = {
  id: 'a',
  videoIds: [],
  prompt: 'a <b>cat</b>',
  videoUrl: 'https://cdn.pika.art/a.mp4',
  open: true,
};

/** A claim with one reason and one step. */
export const verdict = (subject: string, id: string, more: Partial<Verdict> = {}): Verdict => ({
  subject,
  verdict: id,
  p: 0.91,
  because: [{ id: 'still', text: 'No movement for 8 minutes', age: 12, source: 'page' }],
  advice: [{ id: 'cancel-first', text: 'Cancel it before anything else.' }],
  sinceMs: 1_700_000_000_000,
  ...more,
});

export interface BannerPage {
  window: Window;
  banners: Banners;
  /** What the user did, as it was told. */
  intents: [string, string][];
  show(list: readonly Verdict[], jobs?: KnownJob[]): void;
  hosts(): HTMLElement[];
  /** The inside of the first banner. */
  root(): ShadowRoot;
  part(selector: string): Element;
}

/** A page of Pika on which banners can be shown. */
export function bannerPage(url: string): BannerPage {
  const window = new Window({ url });
  const document = window.document as unknown as Document;
  const intents: BannerPage['intents'] = [];
  const banners = mountBanners(document, { intent: (intent, subject) => intents.push([intent, subject]) });
  const hosts = () => [...document.querySelectorAll<HTMLElement>('unstuck-banner')];
  const found = <T>(thing: T | null | undefined): T => {
    if (thing == null) throw new Error('not in the page');
    return thing;
  };
  const root = () => found(hosts()[0]?.shadowRoot);
  return {
    window,
    banners,
    intents,
    show: (list, jobs = [knownJob]) => banners.update({ banners: [...list], jobs, theme: 'auto' }),
    hosts,
    root,
    part: (selector) => found(root().querySelector(selector)),
  };
}

/** A click or a key, as a script of the page can make it up. */
export function madeUp(target: Element, type: 'click' | 'keydown', key?: string): Event {
  const view = target.ownerDocument.defaultView;
  if (view === null) throw new Error('no window');
  return Object.assign(new view.Event(type, { bubbles: true, composed: true }), key === undefined ? {} : { key });
}

/** Has the user click, or press a key, on an element: only the browser itself can make an event that is trusted. */
export function byUser(target: Element | null | undefined, type: 'click' | 'keydown', key?: string): void {
  if (target == null) throw new Error('not in the page');
  const event = madeUp(target, type, key);
  Object.defineProperty(event, 'isTrusted', { value: true });
  target.dispatchEvent(event);
}
