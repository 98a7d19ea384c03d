import type { Verdict } from '../../lib/model/verdict';
import { type CardActs, cardOf, type Showing } from './card';
import { dress } from './dress';
import { attachRoot, rootOf } from './shadow';
import { bannerStyle } from './style';
import { bannerWords, isUrgent } from './words';

/** One banner: an element of the page with a shadow root of ours, empty until it stands in the page. */
export function createBanner(document: Document, verdict: Verdict): HTMLElement {
  const host = document.createElement('unstuck-banner');
  host.dataset.subject = verdict.subject;
  attachRoot(host);
  return host;
}

/**
 * Draws a verdict into its banner. A screen reader says it once: what changes later under the same claim changes in a part
 * whose `aria-live` is off, as the nearest such ancestor decides. `same`: only texts can differ from what is drawn.
 * Left alone: the focus, and whether the reasons are open.
 */
export function drawBanner(host: HTMLElement, showing: Showing, same: boolean, acts: CardActs): void {
  const { subject, verdict } = showing.verdict;
  const root = rootOf(host);
  const words = bannerWords(subject, verdict);
  if (root === undefined || words === undefined) return;
  const document = host.ownerDocument;
  const fresh = cardOf(document, showing, words, acts);
  const card = root.querySelector('.card');
  const saidBefore = card !== null && host.dataset.verdict === verdict;
  if (saidBefore && same && rewrite(card, fresh)) return;
  const wasOpen = root.querySelector('details')?.open === true;
  const focused = root.activeElement?.getAttribute('data-part');
  if (saidBefore) {
    card.setAttribute('aria-live', 'off');
    card.replaceChildren(...fresh.childNodes);
  } else {
    host.dataset.verdict = verdict;
    host.setAttribute('role', isUrgent(verdict) ? 'alert' : 'status');
    if (card === null) fresh.classList.add('in');
    // Where the page throws it out and it is put back, it does not come in a second time.
    fresh.addEventListener('animationend', () => fresh.classList.remove('in'));
    root.replaceChildren(fresh);
    dress(root, bannerStyle);
  }
  const details = root.querySelector('details');
  if (details !== null) details.open = wasOpen;
  if (focused != null) root.querySelector<HTMLElement>(`[data-part="${focused}"]`)?.focus();
}

/** Takes over the texts of `fresh`, in silence; false where the two are not built alike. */
function rewrite(card: Element, fresh: Element): boolean {
  const wanted = textsIn(fresh);
  const found = textsIn(card);
  if (wanted.length !== found.length) return false;
  for (const [index, { nodeValue }] of wanted.entries()) {
    const text = found[index];
    if (text === undefined || text.nodeValue === nodeValue) continue;
    card.setAttribute('aria-live', 'off');
    text.nodeValue = nodeValue;
  }
  return true;
}

const textsIn = (node: Node): Node[] => (node.nodeType === 3 ? [node] : [...node.childNodes].flatMap(textsIn));
