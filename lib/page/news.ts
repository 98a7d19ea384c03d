import {
  bookKeys, derivedWords, envelopeWords, foreignKeys, foreignPathWords, foreignWords, jobIdKeys, jobPartInPath, jobPathWords, jobPlaces, jobWords,
} from '../knowledge/vocabulary'; // biome-ignore format: one glance
import { hasAny } from './job/fields';
import type { Candidate } from './job/sighting';

/** Where a candidate stands, and what was asked. */
export interface Told {
  /** The name over it that is no mere wrapping. */
  near: string | undefined;
  /** Path of the address that was asked. */
  path: string;
  /** The job's id that the path names at its end. */
  idInPath: string | undefined;
  /** The request names the candidate's id, in its address or its body. */
  asked: boolean;
  /** The id was recognised as a job's before. */
  known: boolean;
  /** The reply is a feed of other people's films. */
  explore: boolean;
  submit: boolean;
  /** The request did something and asked nothing. */
  acts: boolean;
}

/**
 * Whether a candidate is news of the job whose id it bears. That the id is known does not suffice: the answers to a
 * favourite, a share or a cancelling bear it too, and so do the books in which the job's cost stands.
 */
export function isNews(candidate: Candidate, at: Told): boolean {
  const { sighting, status, idName, score, strong, fields } = candidate;
  const envelope = envelopeWords.has(status.plainWord);
  const shown = [sighting.progress, sighting.videoUrl, sighting.queuePosition].some((sign) => sign !== undefined);
  if (envelope && !shown) {
    if (at.acts && !at.submit) return false;
    if (!strong && (idName === 'given' || !tellsOfJobs(at))) return false;
  }
  if (!shown && at.idInPath !== sighting.id && hasAny(fields, bookKeys)) return false;
  if (at.known) {
    if (strong) return true;
    if (isForeign(candidate, at)) return false;
    return tellsOfJobs(at) || (status.state !== 'unknown' && !hasAny(fields, foreignKeys));
  }
  if (at.explore || isForeign(candidate, at)) return false;
  const points =
    score +
    (jobIdKeys.has(idName) ? 2 : 0) +
    (jobWords.has(status.plainWord) ? 1 : 0) +
    (jobPlaces.has(at.near ?? '') ? 2 : 0) +
    (jobPathWords.test(at.path) ? 1 : 0) -
    (foreignPathWords.test(at.path) ? 3 : 0) +
    (at.asked ? 2 : 0);
  if (status.state === 'unknown') return points >= 3 && (strong || at.asked);
  return points >= (envelope ? 3 : 2);
}

/** A word of accounts and posts; some are words of jobs too (`expired`), where the rest speaks for one. */
function isForeign({ status, strong }: Candidate, { asked }: Told): boolean {
  return foreignWords.has(status.plainWord) && (status.state === 'unknown' || !(strong || asked));
}

/** The candidate stands where jobs stand, and not in the answer about a part or a by-work of one. */
function tellsOfJobs({ near, path }: Told): boolean {
  if (near !== undefined) return jobPlaces.has(near);
  const part = jobPartInPath.exec(path)?.[1];
  return !derivedWords.test(path) && (part === undefined || jobPathWords.test(`/${part}`));
}

/**
 * A candidate from a place of by-works (upscales, shares, the book of credits): the generation that it names is what it
 * was made from, and it is itself something else. Undefined where it has no id of its own.
 */
export function asByWork(candidate: Candidate, isKnown: (id: string) => boolean): Candidate | undefined {
  const { videoIds: [ownId] = [], ...sighting } = candidate.sighting;
  if (ownId !== undefined) return { ...candidate, idName: 'id', sighting: { ...sighting, id: ownId } };
  return candidate.idName !== 'id' && isKnown(sighting.id) ? undefined : candidate;
}
