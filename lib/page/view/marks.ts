import type { KnownJob } from '../../model/message';

/** An element of the page that belongs to a job, and what ties it to it. */
export interface Mark {
  element: Element;
  /** It plays or links to the job's finished film, or shows its still picture; else it only bears its id. */
  tie: 'film' | 'poster' | 'id';
}

const attributes = [
  'href', 'src', 'poster', 'id', 'data-id', 'data-key', 'data-video-id', 'data-job-id', 'data-generation-id', 'data-item-id',
  'data-testid', 'data-src', 'aria-labelledby',
] as const; // biome-ignore format: one glance

/** Finds the marks of all jobs in one pass over the elements that can bear one. */
export function marksIn(root: ParentNode, jobs: readonly KnownJob[]): Map<string, Mark[]> {
  const marks = new Map<string, Mark[]>(jobs.map((job) => [job.id, []]));
  const wanted = jobs.map((job) => ({
    marks: marks.get(job.id) ?? [],
    film: placeOf(job.videoUrl),
    poster: placeOf(job.posterUrl),
    ids: [job.id, ...job.videoIds],
  }));
  const found = new Map<string, typeof wanted>();
  for (const name of attributes) {
    for (const element of root.querySelectorAll(`[${name}]`)) {
      const value = element.getAttribute(name);
      if (value === null || value.length < 3 || value.length > 2000) continue;
      let owners = found.get(value);
      if (owners === undefined) {
        owners = wanted.filter(
          (job) => job.ids.some((id) => bearsId(value, id)) || isPlace(value, job.film) || isPlace(value, job.poster),
        );
        found.set(value, owners);
      }
      for (const owner of owners) owner.marks.push({ element, tie: tieOf(element, name, value, owner) });
    }
  }
  return marks;
}

/** The slow way, for a job that was not found: every attribute of every element. */
export function marksAnywhere(root: ParentNode, job: KnownJob): Mark[] {
  const ids = [job.id, ...job.videoIds];
  const marks: Mark[] = [];
  for (const element of root.querySelectorAll('*')) {
    for (const { value } of element.attributes) {
      if (value.length <= 2000 && ids.some((id) => bearsId(value, id))) marks.push({ element, tie: 'id' });
    }
  }
  return marks;
}

function tieOf(
  element: Element,
  name: string,
  value: string,
  job: { film: string | undefined; poster: string | undefined },
): Mark['tie'] {
  if (isPlace(value, job.film) || (name !== 'poster' && /\.(?:mp4|webm|mov)(?:[?#]|$)/i.test(value))) return 'film';
  if (isPlace(value, job.poster)) return 'poster';
  return name === 'src' && /^(?:VIDEO|SOURCE)$/.test(element.tagName) ? 'film' : 'id';
}

/** An address without its query, so that a signed one is known again. */
function placeOf(url: string | undefined): string | undefined {
  return url?.split(/[?#]/, 1)[0];
}

function isPlace(value: string, place: string | undefined): boolean {
  return (
    place !== undefined && value.startsWith(place) && /^(?:[?#]|$)/.test(value.slice(place.length, place.length + 1))
  );
}

/** Short ids must stand alone between other signs; long ones cannot occur by chance. */
function bearsId(value: string, id: string): boolean {
  if (id.length < 3) return false;
  const at = value.indexOf(id);
  if (at < 0) return false;
  if (id.length >= 16) return true;
  const edge = (sign: string | undefined) => sign === undefined || !/[\p{L}\p{N}]/u.test(sign);
  return edge(value[at - 1]) && edge(value[at + id.length]);
}
