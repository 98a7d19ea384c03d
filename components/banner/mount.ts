import type { EvidenceOf } from '../../lib/model/evidence';
import type { ToTab } from '../../lib/model/message';
import type { Verdict } from '../../lib/model/verdict';
import { createBanner, drawBanner } from './banner';
import { dress } from './dress';
import { element } from './element';
import { attachRoot, rootOf } from './shadow';
import { bannerStyle, stackStyle } from './style';
import { bannerWords } from './words';

type View = Extract<ToTab, { type: 'tab-view' }>;

export interface BannerHooks {
  intent(intent: EvidenceOf<'intent'>['intent'], subject: string): void;
}

/** The banners of one page. */
export interface Banners {
  /** Shows what the background wants shown, and nothing else. */
  update(view: Pick<View, 'banners' | 'jobs' | 'theme'>): void;
  /** Puts the banners back where the page threw them out, and lets their ages grow. */
  keep(): void;
  remove(): void;
}

const most = 3;

/** Shows verdicts in the corner of a page: at most three, the rest counted. Puts nothing into the page while there is none. */
export function mountBanners(document: Document, hooks: BannerHooks): Banners {
  const stack = document.createElement('unstuck-stack');
  const root = attachRoot(stack);
  const more = element(document, 'p', { class: 'more', role: 'status' });
  const list = element(document, 'div', {}, document.createElement('slot'));
  root.append(list);
  dress(root, `${bannerStyle}${stackStyle}`);
  const shown = new Map<string, { host: HTMLElement; drawn: string }>();
  /** Put away here, by subject, until the verdict is another one: the background may still be asleep. */
  const putAway = new Map<string, string>();
  let last: Pick<View, 'banners' | 'jobs' | 'theme'> = { banners: [], jobs: [], theme: 'auto' };
  let heardMs = 0;

  function dismiss({ subject, verdict }: Verdict): void {
    const hadFocus = rootOf(shown.get(subject)?.host)?.activeElement != null;
    putAway.set(subject, verdict);
    hooks.intent('dismiss', subject);
    show();
    if (hadFocus) rootOf(stack.querySelector('unstuck-banner'))?.querySelector<HTMLElement>('button')?.focus();
  }

  function draw(verdict: Verdict): void {
    const { jobs, theme } = last;
    const { subject } = verdict;
    const job = jobs.find(({ id }) => subject === `job:${id}`);
    const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id);
    const { because, advice } = verdict;
    const content = [verdict.verdict, ids(because), ids(advice), job?.prompt, job?.videoUrl, document.location.href];
    const drawn = JSON.stringify(content);
    const before = shown.get(subject);
    const host = before?.host ?? createBanner(document, verdict);
    host.dataset.theme = theme;
    if (before === undefined || host.parentNode !== stack) stack.append(host);
    shown.set(subject, { host, drawn });
    drawBanner(host, { verdict, job, heardMs }, before?.drawn === drawn, {
      dismiss: () => dismiss(verdict),
      opened: () => hooks.intent('open', subject),
    });
  }

  function show(): void {
    for (const [subject, verdict] of putAway) {
      if (last.banners.every((one) => one.subject !== subject || one.verdict !== verdict)) putAway.delete(subject);
    }
    const wanted = last.banners.filter(
      ({ subject, verdict }, index) =>
        bannerWords(subject, verdict) !== undefined &&
        putAway.get(subject) !== verdict &&
        last.banners.findIndex((other) => other.subject === subject) === index,
    );
    const top = wanted.slice(0, most);
    for (const [subject, { host }] of shown) {
      if (top.some((verdict) => verdict.subject === subject)) continue;
      host.remove();
      shown.delete(subject);
    }
    if (wanted.length === 0) {
      stack.remove();
      return;
    }
    if (!stack.isConnected) document.documentElement.append(stack);
    stack.dataset.theme = last.theme;
    for (const verdict of top) draw(verdict);
    const rest = `${wanted.length - most} more in the Unstuck popup`;
    // Written or placed anew, it would be said again.
    if (wanted.length <= most) more.remove();
    else if (more.textContent !== rest || !more.isConnected) {
      more.textContent = rest;
      list.append(more);
    }
  }

  return {
    update(view) {
      last = view;
      heardMs = Date.now();
      show();
    },
    keep() {
      if (shown.size > 0) show();
    },
    remove() {
      stack.remove();
      shown.clear();
    },
  };
}
