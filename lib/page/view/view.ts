import type { EvidenceOf } from '../../model/evidence';
import type { KnownJob } from '../../model/message';
import { cardAround, isHidden } from './card';
import { type Mark, marksAnywhere, marksIn } from './marks';
import { signsIn } from './signs';

export type Shown = EvidenceOf<'view'>['jobs'][number]['shown'];
export interface JobView {
  id: string;
  shown: Shown;
}

/**
 * What the page shows of each known job: finished (its film, still picture or link, and no sign of progress), in
 * progress, or not at all. It goes by links, sources, ids in attributes and the prompt's text, never by class names or
 * words. `thorough` looks at every attribute and text for jobs that were not found otherwise.
 */
export function readView(root: ParentNode & Node, jobs: readonly KnownJob[], thorough = true): JobView[] {
  const marks = marksIn(root, jobs);
  if (thorough) {
    for (const job of jobs) {
      const found = marks.get(job.id);
      if (found?.length === 0) found.push(...marksAnywhere(root, job));
      if (found?.length === 0) found.push(...marksByPrompt(root, job, jobs));
    }
  }
  const owners = new Map<Element, Set<string>>();
  for (const [id, found] of marks) {
    for (const { element } of found) owners.set(element, (owners.get(element) ?? new Set()).add(id));
  }
  return jobs.map((job) => ({
    id: job.id,
    shown: shownBy(
      job,
      (marks.get(job.id) ?? []).filter(({ element }) => !isHidden(element)),
      owners,
    ),
  }));
}

function shownBy(job: KnownJob, marks: readonly Mark[], owners: ReadonlyMap<Element, ReadonlySet<string>>): Shown {
  if (marks.length === 0) return 'not-shown';
  const cards = new Map<Element, Mark[]>();
  for (const mark of marks) {
    const card = cardAround(mark.element, (candidate) => holdsOthers(candidate, job.id, owners));
    cards.set(card, [...(cards.get(card) ?? []), mark]);
  }
  return [...cards].some(([card, own]) => isFinished(card, own, job)) ? 'finished' : 'in-progress';
}

function holdsOthers(candidate: Element, id: string, owners: ReadonlyMap<Element, ReadonlySet<string>>): boolean {
  for (const [element, ids] of owners) {
    if (!ids.has(id) && candidate.contains(element)) return true;
  }
  return false;
}

function isFinished(card: Element, marks: readonly Mark[], job: KnownJob): boolean {
  const signs = signsIn(card, job.prompt);
  if (signs.percent || signs.busy) return false;
  if (marks.some(({ tie }) => tie === 'film')) return true;
  // A player's own bar is no sign of progress, any other one is.
  if (signs.bar) return false;
  return marks.some(({ tie }) => tie === 'poster') || [...card.querySelectorAll('video')].some(hasFilm);
}

function hasFilm(video: Element): boolean {
  return (
    !isHidden(video) && (video.getAttribute('src') ?? video.querySelector('source')?.getAttribute('src') ?? '') !== ''
  );
}

const promptWorthSearching = 8;

/** Elements whose own words are the job's prompt, where no other known job has the same one. */
function marksByPrompt(root: ParentNode & Node, job: KnownJob, jobs: readonly KnownJob[]): Mark[] {
  const prompt = squeezed(job.prompt);
  if (prompt.length < promptWorthSearching || jobs.some((other) => other !== job && squeezed(other.prompt) === prompt))
    return [];
  const document = root.ownerDocument ?? (root as Document);
  const walker = document.createTreeWalker(root, 4);
  const marks: Mark[] = [];
  for (let node = walker.nextNode(); node !== null && marks.length < 5; node = walker.nextNode()) {
    const element = node.parentElement;
    if (
      element !== null &&
      !/^(?:SCRIPT|STYLE|TEXTAREA)$/.test(element.tagName) &&
      squeezed(node.nodeValue ?? '').startsWith(prompt)
    ) {
      marks.push({ element, tie: 'id' });
    }
  }
  return marks;
}

const squeezed = (text: string | undefined): string => (text ?? '').slice(0, 300).replace(/\s+/g, ' ').trim();
