import type { KnownJob } from '../../lib/model/message';
import type { AdviceId, Verdict } from '../../lib/model/verdict';
import { filmAddress } from '../../lib/page/address';
import { type AdviceTarget, adviceTarget } from '../words/adviceTarget';
import { ageWords } from '../words/age';
import { chancePercent, chanceWord } from '../words/chance';
import { sourceWords } from '../words/sourceWords';
import { drawing, element } from './element';
import { bannerStyle } from './style';
import { type BannerTone, bannerWords, isUrgent } from './words';

/** What the user does to a banner; nothing is ever done to Pika. */
export interface BannerActs {
  dismiss(): void;
  opened(): void;
}

const marks: Readonly<Record<BannerTone, string>> = {
  bad: 'M6.7 2h6.6L18 6.7v6.6L13.3 18H6.7L2 13.3V6.7ZM10 6v5M10 14v.01',
  warn: 'M10 2.5 18.5 17H1.5ZM10 8v4M10 14.5v.01',
  good: 'M10 1.5a8.5 8.5 0 1 0 0 17a8.5 8.5 0 1 0 0-17M6 10.3l2.8 2.7L14 7.5',
};

/** One banner: an element of the page with an open shadow root, empty until it stands in the page. */
export function createBanner(document: Document, verdict: Verdict): HTMLElement {
  const host = document.createElement('unstuck-banner');
  host.dataset.subject = verdict.subject;
  host.attachShadow({ mode: 'open' });
  return host;
}

/** Draws a verdict into its banner. Left alone: the focus, and whether the reasons are open. */
export function drawBanner(host: HTMLElement, verdict: Verdict, job: KnownJob | undefined, acts: BannerActs): void {
  const root = host.shadowRoot;
  const words = bannerWords(verdict.subject, verdict.verdict);
  if (root === null || words === undefined) return;
  const document = host.ownerDocument;
  const wasOpen = root.querySelector('details')?.open === true;
  const focused = root.activeElement?.getAttribute('data-part');
  host.dataset.verdict = verdict.verdict;
  host.setAttribute('role', isUrgent(verdict.verdict) ? 'alert' : 'status');

  const close = element(
    document,
    'button',
    { type: 'button', 'aria-label': `Dismiss: ${words.title}`, 'data-part': 'close' },
    '\u00d7',
  );
  close.addEventListener('click', acts.dismiss);
  const card = element(
    document,
    'div',
    { class: `card ${words.tone}` },
    drawing(document, marks[words.tone]),
    element(document, 'p', { class: 'title' }, words.title),
    close,
    body(document, verdict, job, words.why, acts),
  );
  card.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    acts.dismiss();
  });
  root.replaceChildren(element(document, 'style', {}, bannerStyle), card);
  const details = root.querySelector('details');
  if (details !== null) details.open = wasOpen;
  if (focused != null) root.querySelector<HTMLElement>(`[data-part="${focused}"]`)?.focus();
}

function body(
  document: Document,
  verdict: Verdict,
  job: KnownJob | undefined,
  why: string,
  acts: BannerActs,
): HTMLElement {
  const parts = element(document, 'div', { class: 'body' });
  if (job?.prompt !== undefined)
    parts.append(element(document, 'p', { class: 'about', dir: 'auto' }, `\u201c${job.prompt.slice(0, 120)}\u201d`));
  parts.append(element(document, 'p', {}, sentence(verdict.because[0]?.text ?? why)));
  const steps = verdict.advice.slice(0, 3);
  if (steps.length > 0)
    parts.append(element(document, 'ol', {}, ...steps.map(({ text }) => element(document, 'li', {}, text))));
  const links = element(document, 'div', { class: 'acts' }, ...linksFor(document, verdict, job, acts));
  if (links.childElementCount > 0) parts.append(links);
  parts.append(reasons(document, verdict));
  return parts;
}

function linksFor(document: Document, verdict: Verdict, job: KnownJob | undefined, acts: BannerActs): HTMLElement[] {
  const seen = new Set<string>();
  return verdict.advice.slice(0, 3).flatMap(({ id }) => {
    const target = targetOf(document, id, job);
    if (target === undefined || seen.has(target.url)) return [];
    seen.add(target.url);
    const away = id !== 'refresh-page';
    const link = element(
      document,
      'a',
      { href: target.url, 'data-part': id, ...(away && { target: '_blank', rel: 'noopener noreferrer' }) },
      target.label,
    );
    link.addEventListener('click', acts.opened);
    return [link];
  });
}

/** Where a step can be taken: this page, the job's own film, or a place on Pika's site. */
function targetOf(document: Document, id: AdviceId, job: KnownJob | undefined): AdviceTarget | undefined {
  if (id === 'refresh-page') return { label: 'Refresh this page', url: document.location.href.split('#', 1)[0] ?? '' };
  const film = id === 'open-video' || id === 'download-now' ? filmAddress(job?.videoUrl, true) : undefined;
  if (film === undefined) return adviceTarget(id);
  return { label: id === 'open-video' ? 'Open video' : 'Open to download', url: film };
}

function reasons(document: Document, { because, p, sinceMs }: Verdict): HTMLElement {
  const list = element(document, 'ul');
  for (const { text, age, source } of because.slice(0, 6)) {
    list.append(
      element(
        document,
        'li',
        {},
        `${text} `,
        element(document, 'small', {}, `${sourceWords(source)}, ${ageWords(age)}`),
      ),
    );
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
