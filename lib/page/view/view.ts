import type { EvidenceOf } from '../../model/evidence';
import type { KnownJob } from '../../model/message';
import { cardAround, isHidden } from './card';
import { type Mark, marksAnywhere, marksIn } from './marks';
import { signsIn } from './signs';

export type JobView = EvidenceOf<'view'>['jobs'][number];
export type Shown = JobView['shown'];

/** What one look at a job's cards found. */
export interface Look {
  view: JobView;
  /** Its end is shown by the film's own address; else by media that may have stood there before. */
  sure: boolean;
  /** Addresses of the media that speak for the end. */
  signs: readonly string[];
  /** Addresses of all media in its cards. */
  media: readonly string[];
}

/**
 * What the page shows of each known job: finished (its film, still picture or link, and no sign of progress), in
 * progress, or not at all; a prompt in sight proves nothing. It goes by links, sources, ids in attributes and the prompt's text, never by class names or
 * words. `thorough` looks at every attribute and text for jobs that were not found otherwise.
 */
export function readView(root: ParentNode & Node, jobs: readonly KnownJob[], thorough = true): Look[] {
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
  return jobs.map((job) =>
    lookAt(
      job,
      (marks.get(job.id) ?? []).filter(({ element }) => !isHidden(element)),
      owners,
    ),
  );
}

function lookAt(job: KnownJob, marks: readonly Mark[], owners: ReadonlyMap<Element, ReadonlySet<string>>): Look {
  const { id } = job;
  const look: Look = { view: { id, shown: 'not-shown' }, sure: false, signs: [], media: [] };
  const cards = new Map<Element, Mark[]>();
  for (const mark of marks) {
    const card = cardAround(mark.element, (candidate) => holdsOthers(candidate, id, owners));
    cards.set(card, [...(cards.get(card) ?? []), mark]);
  }
  for (const [card, own] of cards) {
    const { figure, ...signs } = signsIn(card, job.prompt);
    const films = [...card.querySelectorAll('video')].filter(hasFilm);
    look.media = [...look.media, ...[...card.querySelectorAll('img,video,source')].map(sourceOf)];
    if (look.view.shown === 'not-shown') look.view.shown = 'in-progress';
    if (figure !== undefined) look.view.figure = figure;
    if (films.some(errs)) look.view.broken = true;
    if (signs.percent || signs.busy) continue;
    const sure = own.some(({ tie }) => tie === 'film');
    // A player's own bar is no sign of progress, any other one is.
    if (!sure && signs.bar) continue;
    const posters = own.filter(({ tie }) => tie === 'poster').map(({ element }) => element);
    const ends = [...posters, ...films].map(sourceOf);
    if (!sure && ends.length === 0) continue;
    look.view.shown = 'finished';
    look.sure ||= sure;
    look.signs = [...look.signs, ...ends];
    const film = films.map(sourceOf).find((source) => /^https:[^?#]+$/.test(source));
    if (film !== undefined && film.length <= 2000) look.view.film = film;
  }
  return look;
}

const sourceOf = (element: Element): string =>
  element.getAttribute('src') ??
  element.querySelector('source')?.getAttribute('src') ??
  element.getAttribute('poster') ??
  '';

/** The page's own player could not decode the film, or there was none (`MediaError` 3 and 4). */
const errs = (video: Element): boolean => ((video as HTMLVideoElement).error?.code ?? 0) > 2;

function holdsOthers(candidate: Element, id: string, owners: ReadonlyMap<Element, ReadonlySet<string>>): boolean {
  for (const [element, ids] of owners) {
    if (!ids.has(id) && candidate.contains(element)) return true;
  }
  return false;
}

const hasFilm = (video: Element): boolean =>
  !isHidden(video) && sourceOf(video) !== '' && sourceOf(video) !== video.getAttribute('poster');

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
