import {
  costKeys, createdKeys, foreignKeys, loosePromptKeys, outcomePlaces, paramKeys, posterKeys, promptKeys, queueKeys, statusKeys, statusMessageKeys, updatedKeys, videoKeys,
} from '../../knowledge/vocabulary'; // biome-ignore format: one glance
import type { JobSighting, JobState } from '../../model/job';
import { type Fields, numberOf, textOf, timeOf } from '../plain';
import { failureIn } from './failure';
import { fieldsOf, fieldsUnder, hasAny, type NamedFields, pick } from './fields';
import { filmIn, posterIn } from './film';
import { idIn } from './id';
import { kindIn } from './kind';
import { isOver } from './over';
import { progressIn, type Scales } from './progress';
import { type Status, statusIn } from './status';

/** All that one object says which could be news of a job, before it is decided whether it is one. */
export interface Candidate {
  sighting: JobSighting;
  status: Status;
  idName: string;
  fields: NamedFields;
  /** How many fields speak for and against a job. */
  score: number;
  /** It has what only jobs have: progress, a prompt, a film, a place in a line. */
  strong: boolean;
}

const detailPlaces = new Set([
  'attributes',
  'progress',
  'statusinfo',
  'jobinfo',
  'timing',
  'timestamps',
  ...statusKeys,
]);
const workKeys = new Set([
  'model',
  'resolution',
  'duration',
  'seed',
  'aspectratio',
  'contenttype',
  'negativeprompt',
  'durations',
]);

/** The fields of an object and of the small objects in which replies keep status, progress and times. */
export function detailedFields(object: Fields): NamedFields {
  const own = fieldsOf(object);
  return [...own, ...fieldsUnder(own, detailPlaces)];
}

/** Reads an object that has, or is given, an id and has something like a status. */
export function candidateFrom(object: Fields, scales: Scales, givenId?: string): Candidate | undefined {
  const fields = detailedFields(object);
  const status = statusIn(fields);
  const id = idIn(fields) ?? (givenId === undefined ? undefined : { id: givenId, name: 'given' });
  if (status === undefined || id === undefined) return undefined;
  let facts = factsIn(fields, status.state, scales);
  const state = stateBeside(status, facts, fields);
  if (state !== status.state) facts = factsIn(fields, state, scales);
  const sighting: JobSighting = { id: id.id, state, statusWord: status.word };
  Object.assign(sighting, facts, id.ownId !== undefined && { videoIds: [id.ownId] });
  const { score, strong } = weigh(fields, facts);
  return { sighting, status, idName: id.name, fields, score, strong };
}

/**
 * A job that stands in a word that nobody knows, or is called done without a film, beside an error or the filter's reasons, has
 * failed.
 */
function stateBeside(status: Status, { error, videoUrl, progress }: Facts, fields: NamedFields): JobState {
  const ended = status.state === 'unknown' || (status.state === 'done' && videoUrl === undefined);
  if (!ended) return status.state;
  const filtered =
    pick(fieldsUnder(fields, outcomePlaces), refusalPlaces, isSaid) ?? pick(fields, refusalPlaces, isSaid);
  if (error === undefined && filtered === undefined) return status.state;
  // A warning beside a bar that still moves ends nothing.
  return status.state === 'unknown' && progress !== undefined && progress < 1 && filtered === undefined
    ? 'unknown'
    : 'failed';
}

const refusalPlaces = new Set(['raimediafilteredreasons', 'blockreason', 'moderationreason', 'refusal']);
const isSaid = (value: unknown) =>
  (typeof value === 'string' ? value.trim() !== '' : Array.isArray(value) && value.length > 0) || undefined;

type Facts = Omit<JobSighting, 'id' | 'state' | 'statusWord' | 'videoIds'>;

/** What fields tell of a job apart from its id and status. */
export function factsIn(fields: NamedFields, state: JobState, scales: Scales): Facts {
  const params = fieldsUnder(fields, paramKeys);
  const wide = [...fields, ...params, ...fieldsUnder(params, paramKeys)];
  const error = failureIn(fields, state === 'failed');
  const facts = {
    progress: progressIn(fields, scales, isOver(state)),
    queuePosition:
      pick(fields, queueKeys, wholeNumber) ??
      (state === 'waiting' ? pick(fields, new Set(['position']), wholeNumber) : undefined),
    prompt: promptIn(wide, promptKeys) ?? promptIn(fields, loosePromptKeys),
    videoUrl: filmIn(fields, state === 'done'),
    posterUrl: posterIn(fields),
    costCredits: pick(fields, costKeys, (value) => {
      const cost = numberOf(value);
      return cost !== undefined && cost >= 0 ? cost : undefined;
    }),
    error,
    statusMessage: isOver(state)
      ? undefined
      : (pick(fields, statusMessageKeys, sentenceOf) ?? sentenceOf(error?.message)),
    kind: kindIn(wide),
    createdAtMs: pick(fields, createdKeys, timeOf),
    updatedAtMs: pick(fields, updatedKeys, timeOf),
  };
  return withoutGaps(facts);
}

const promptIn = (fields: NamedFields, names: ReadonlySet<string>) =>
  pick(fields, names, (value) => textOf(value, 300));

/** More than one word: a single one is a code, or no message. */
function sentenceOf(value: unknown): string | undefined {
  const text = textOf(value, 300)?.trim();
  return text !== undefined && /\S\s+\S|[\p{Script=Han}]{3}/u.test(text) ? text : undefined;
}

function wholeNumber(value: unknown): number | undefined {
  const number = numberOf(value);
  return number !== undefined && number >= 0 && Number.isSafeInteger(number) ? number : undefined;
}

/** The same without fields that are undefined. */
export function withoutGaps<T extends object>(value: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

function weigh(fields: NamedFields, facts: Facts): { score: number; strong: boolean } {
  // A text under a general name may be anything.
  const prompt = hasAny(fields, loosePromptKeys) ? promptIn(fields, promptKeys) : facts.prompt;
  const strongSigns = [facts.progress, prompt, facts.videoUrl, facts.queuePosition].filter(
    (sign) => sign !== undefined,
  );
  const work = fields.filter(([name]) => workKeys.has(name)).length;
  const against = fields.filter(([name]) => foreignKeys.has(name)).length;
  const film = fields.some(
    ([name]) => videoKeys.has(name) && !/^(?:url|src|link|href|file|source|results?|media|assets?)$/.test(name),
  );
  const unnamed = facts.prompt === undefined && hasAny(fields, new Set(['name', 'title', 'label'])) ? 1 : 0;
  const score =
    strongSigns.length * 2 +
    Math.min(work, 2) +
    Number(film) +
    Number(hasAny(fields, posterKeys)) +
    Number(facts.costCredits !== undefined) +
    Number(hasAny(fields, new Set(['error', 'errormessage', 'failurereason']))) -
    Math.min(against, 2) * 3 -
    unnamed;
  return { score, strong: strongSigns.length > 0 };
}
