import type { KnownJob } from '../../lib/model/message';
import type { AdviceId, Verdict } from '../../lib/model/verdict';
import { filmAddress } from '../../lib/page/address';
import { ageWords } from '../words/age';
import { chancePercent, chanceWord } from '../words/chance';
import { ownSources } from '../words/ownSources';
import { type AdviceTarget, placeOf } from '../words/places';
import { drawing, element } from './element';
import type { BannerTone, BannerWords } from './words';

/** What the user does to a banner; nothing is ever done to Pika. */
export interface CardActs {
  dismiss(): void;
  opened(): void;
}

/** What a banner is drawn from. */
export interface Showing {
  verdict: Verdict;
  job: KnownJob | undefined;
  /** When the verdict came: its ages grow from then on. */
  heardMs: number;
}

const marks: Readonly<Record<BannerTone, string>> = {
  bad: 'M6.7 2h6.6L18 6.7v6.6L13.3 18H6.7L2 13.3V6.7ZM10 6v5M10 14v.01',
  warn: 'M10 2.5 18.5 17H1.5ZM10 8v4M10 14.5v.01',
  good: 'M10 1.5a8.5 8.5 0 1 0 0 17a8.5 8.5 0 1 0 0-17M6 10.3l2.8 2.7L14 7.5',
};

/** What a banner shows, newly made. */
export function cardOf(
  document: Document,
  showing: Showing,
  { title, tone }: BannerWords,
  acts: CardActs,
): HTMLElement {
  const close = element(
    document,
    'button',
    { type: 'button', 'aria-label': `Dismiss: ${title}`, 'data-part': 'close' },
    '\u00d7',
  );
  onUser(close, 'click', acts.dismiss);
  const card = element(
    document,
    'div',
    { class: `card ${tone}` },
    drawing(document, marks[tone]),
    element(document, 'p', { class: 'title' }, title),
    close,
    body(document, showing, acts),
  );
  onUser(card, 'keydown', (event) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    acts.dismiss();
  });
  return card;
}

/** Hears the user alone: what a script of the page makes up is not trusted. */
function onUser<K extends 'click' | 'keydown'>(
  target: HTMLElement,
  type: K,
  act: (event: HTMLElementEventMap[K]) => void,
): void {
  target.addEventListener(type, (event) => {
    if (event.isTrusted) act(event);
  });
}

function body(document: Document, showing: Showing, acts: CardActs): HTMLElement {
  const { verdict, job } = showing;
  const parts = element(document, 'div', { class: 'body' });
  if (job?.prompt !== undefined)
    parts.append(element(document, 'p', { class: 'about', dir: 'auto' }, `\u201c${job.prompt.slice(0, 120)}\u201d`));
  const [reason] = verdict.because;
  if (reason !== undefined) parts.append(element(document, 'p', {}, sentence(reason.text)));
  const steps = verdict.advice.slice(0, 3);
  if (steps.length > 0)
    parts.append(element(document, 'ol', {}, ...steps.map(({ text }) => element(document, 'li', {}, text))));
  const links = element(document, 'div', { class: 'acts' }, ...linksFor(document, showing, acts));
  if (links.childElementCount > 0) parts.append(links);
  parts.append(reasons(document, showing));
  return parts;
}

function linksFor(document: Document, showing: Showing, acts: CardActs): HTMLElement[] {
  const { origin, pathname } = document.location;
  const seen = new Set<string>();
  return showing.verdict.advice.slice(0, 3).flatMap(({ id }) => {
    const target = targetOf(document, id, showing);
    const away = id !== 'refresh-page';
    if (target === undefined || seen.has(target.url) || (away && target.url === origin + pathname)) return [];
    seen.add(target.url);
    const link = element(
      document,
      'a',
      { href: target.url, 'data-part': id, ...(away && { target: '_blank', rel: 'noopener noreferrer' }) },
      target.label,
    );
    onUser(link, 'click', acts.opened);
    return [link];
  });
}

/** Where a step can be taken: this page, the job's own film, or a place on Pika's site. */
function targetOf(document: Document, id: AdviceId, { verdict, job }: Showing): AdviceTarget | undefined {
  // That a page cannot be read is our fault, not Pika's.
  if (id === 'contact-support' && verdict.subject === 'page') return undefined;
  if (id === 'refresh-page') return { label: 'Refresh this page', url: document.location.href.split('#', 1)[0] ?? '' };
  const film = id === 'open-video' || id === 'download-now' ? filmAddress(job?.videoUrl, true) : undefined;
  if (film === undefined) return placeOf(id);
  return { label: id === 'open-video' ? 'Open video' : 'Open to download', url: film };
}

function reasons(document: Document, { verdict: { because, p, sinceMs }, heardMs }: Showing): HTMLElement {
  const later = (Date.now() - heardMs) / 1000;
  const list = element(document, 'ul');
  for (const { text, age, source } of because.slice(0, 6)) {
    // What comes from a site names it in its text.
    const whence = ownSources.get(source);
    const when = ageWords(age + later);
    const small = element(document, 'small', {}, whence === undefined ? when : `${whence}, ${when}`);
    list.append(element(document, 'li', {}, `${text} `, small));
  }
  const since = new Date(sinceMs);
  const time = Number.isNaN(since.getTime())
    ? ''
    : `, since ${since.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' })}`;
  list.append(
    element(
      document,
      'li',
      {},
      `How sure we are: ${chanceWord(p)} (${chancePercent(p).replace(' ', '\u00a0')})${time}.`,
    ),
  );
  return element(
    document,
    'details',
    {},
    element(document, 'summary', { 'data-part': 'why' }, 'Why we think so'),
    list,
  );
}

const sentence = (text: string): string => (/[.!?\u2026\u3002]$/.test(text) ? text : `${text}.`);
