import { envelopeWords, filmPlaces, paramKeys, promptKeys } from '../../knowledge/vocabulary';
import type { JobSighting, JobState } from '../../model/job';
import { type Fields, isObject } from '../plain';
import { fieldsUnder, hasAny, type NamedFields } from './fields';
import { idIn } from './id';
import type { Scales } from './progress';
import { type Candidate, candidateFrom, detailedFields, factsIn } from './sighting';
import { statusIn } from './status';

/** A generation with its films: one job under the generation's id, however many films it makes. */
export function generationFrom(object: Fields, scales: Scales, isJobPlace: boolean): JobSighting | undefined {
  const fields = detailedFields(object);
  const id = idIn(fields);
  if (id === undefined) return undefined;
  const films = filmsIn(fields, scales);
  const first = films[0];
  if (first === undefined) return undefined;
  const named = hasAny(fields, new Set(['name', 'title', 'foldername'])) && !hasAny(fields, promptKeys);
  const works = hasAny(fields, promptKeys) || hasAny(fieldsUnder(fields, paramKeys), promptKeys);
  const same = films.some((film) => film.sighting.id === id.id || film.fields.some(([, value]) => value === id.id));
  if (named || !(works || same || (isJobPlace && hasAny(fields, new Set(['params', 'status', 'state'])))))
    return undefined;
  const own = statusIn(fields);
  const ownCounts = own !== undefined && own.state !== 'unknown' && !envelopeWords.has(own.plainWord);
  const combined = combine(films.map((film) => film.sighting));
  const state = ownCounts ? own.state : combined.state;
  const facts = factsIn(fields, state, scales);
  const videoIds = films.map((film) => film.sighting.id).filter((filmId) => filmId !== id.id);
  return {
    ...combined,
    ...facts,
    ...((facts.kind ?? combined.kind) !== undefined && { kind: { ...combined.kind, ...facts.kind } }),
    ...(combined.videoUrl !== undefined && { videoUrl: combined.videoUrl }),
    id: id.id,
    state,
    ...(ownCounts && { statusWord: own.word }),
    ...(videoIds.length > 0 && { videoIds: videoIds.slice(0, 20) }),
  };
}

function filmsIn(fields: NamedFields, scales: Scales): Candidate[] {
  for (const [name, value] of fields) {
    if (!filmPlaces.has(name) || !Array.isArray(value)) continue;
    const films = value
      .slice(0, 20)
      .flatMap((item: unknown) => (isObject(item) ? [candidateFrom(item, scales)] : []))
      .filter((film) => film !== undefined);
    if (films.length > 0) return films;
  }
  return [];
}

/** What several films of one job say together: it is over when all are, and it runs while any runs. */
export function combine(films: readonly JobSighting[]): JobSighting {
  const states = films.map((film) => film.state);
  const state = combinedState(states);
  const speaking = films.find((film) => film.state === state) ?? films[0];
  const withFilm = films.find((film) => film.videoUrl !== undefined);
  const error = films.find((film) => film.error !== undefined)?.error;
  const moving = films.some((film) => film.progress !== undefined);
  const shares = films.map((film) => (film.state === 'done' ? 1 : (film.progress ?? 0)));
  return {
    ...(speaking ?? { id: '', state }),
    ...(withFilm?.videoUrl !== undefined && { videoUrl: withFilm.videoUrl }),
    ...(withFilm?.posterUrl !== undefined && { posterUrl: withFilm.posterUrl }),
    ...(error !== undefined && { error }),
    ...(moving && { progress: shares.reduce((sum, share) => sum + share, 0) / Math.max(1, shares.length) }),
    state,
  };
}

function combinedState(states: readonly JobState[]): JobState {
  const has = (state: JobState) => states.includes(state);
  if (has('running') || (has('waiting') && has('done'))) return 'running';
  if (has('unknown')) return 'unknown';
  if (has('waiting')) return 'waiting';
  if (has('done')) return 'done';
  return has('failed') ? 'failed' : 'cancelled';
}
