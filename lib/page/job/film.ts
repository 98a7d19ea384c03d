import {
  filmName, greaterName, inputName, lesserName, linkName, otherMediaName, outcomeName, pageLinkName,
} from '../../knowledge/filmNames'; // biome-ignore format: one glance
import { filmKeys, inputKeys, posterKeys, videoKeys } from '../../knowledge/vocabulary';
import { pictureAddress } from '../address';
import { isPikaSite } from '../hosts';
import { isObject, urlOf } from '../plain';
import { fieldsOf, type NamedFields, pick } from './fields';
import { withoutSignIn } from './filmLink';

const LEVELS = 6;
const VALUES_AT_MOST = 600;
const ITEMS_AT_MOST = 20;
const ADDRESS_CHARS = 2000;
/** How much must speak for an address that has no film's ending; less where the job is done and must have one. */
const ENOUGH = 3;
const ENOUGH_WHEN_DONE = 2;

/**
 * The address of the finished film within a job's own object, wherever it stands: by its ending, the content type beside it,
 * the names over it; never of what went in, nor of a picture, a sound or a page. Any https host: whether it may be fetched
 * is another question. `done`: the job says that it is finished.
 */
export function filmIn(fields: NamedFields, done = false): string | undefined {
  const wentIn = new Set<string>();
  const found: { address: string; score: number }[] = [];
  let left = VALUES_AT_MOST;

  function visit(own: NamedFields, names: readonly string[], input: boolean): void {
    const type = mediaTypeIn(own);
    for (const [name, value] of own) {
      const isInput = input || inputName.test(name) || (names.length === 0 && inputKeys.has(name));
      take(value, [name, ...names], isInput, type);
    }
  }

  function take(value: unknown, names: readonly string[], input: boolean, type: MediaType): void {
    left -= 1;
    if (left < 0 || names.length > LEVELS) return;
    if (typeof value === 'string') {
      if (!value.startsWith('https://') || value.length > ADDRESS_CHARS) return;
      if (input) wentIn.add(value);
      else if (!names.some((name) => otherMediaName.test(name) && !filmName.test(name))) {
        const score = scoreOf(value, names, type);
        if (score > 0) found.push({ address: value, score });
      }
    } else if (Array.isArray(value)) {
      for (const item of value.slice(0, ITEMS_AT_MOST)) take(item, names, input, type);
    } else if (isObject(value)) visit(fieldsOf(value), names, input);
  }

  visit(fields, [], false);
  const enough = done ? ENOUGH_WHEN_DONE : ENOUGH;
  const outcomes = found.filter(({ address, score }) => score >= enough && !wentIn.has(address));
  const best = outcomes.sort((a, b) => b.score - a.score)[0];
  return best === undefined ? undefined : withoutSignIn(best.address);
}

type MediaType = 'film' | 'other' | undefined;
const typeNames = new Set(['contenttype', 'mimetype', 'mime', 'mediatype', 'type', 'format', 'filetype']);

/** What the fields beside an address say that it is. */
function mediaTypeIn(fields: NamedFields): MediaType {
  return pick(fields, typeNames, (value) => {
    if (typeof value !== 'string' || value.length > 60) return undefined;
    if (/^(?:video\b|mp4$|webm$|mov$)/i.test(value)) return 'film';
    return /^(?:image|audio|text|json|gif$|png$|jpe?g$|webp$|mp3$|wav$|srt$|vtt$|html$)/i.test(value)
      ? 'other'
      : undefined;
  });
}

/** How much speaks for an address being the film; 0 where it is none. `names` stand over it, nearest first. */
function scoreOf(address: string, names: readonly string[], type: MediaType): number {
  const url = urlOf(address);
  if (url === undefined || url.username !== '' || url.password !== '') return 0;
  const [name = '', ...over] = names;
  const ending = /\.([a-z][a-z\d]{1,4})$/i.exec(url.pathname)?.[1]?.toLowerCase();
  const isFilm = ending !== undefined && /^(?:mp4|webm|mov|m4v|mkv|m3u8|mpd)$/.test(ending);
  const inQuery = /\.(?:mp4|webm|mov)(?:["']|%22|&|$)|video(?:\/|%2f)(?:mp4|webm|quicktime)/i.test(url.search);
  if (pageLinkName.test(name) && !(isFilm && filmName.test(name))) return 0;
  if (!isFilm && !inQuery && (type === 'other' || (ending !== undefined && /[a-z]/.test(ending)))) return 0;
  const near = over.slice(0, 2);
  const byName = filmName.test(name) || filmKeys.has(name) ? 3 : linkName.test(name) || outcomeName.test(name) ? 1 : 0;
  return (
    (isFilm || inQuery ? 5 : 0) +
    (type === 'film' ? 4 : 0) +
    byName +
    (near.some((one) => filmName.test(one)) ? 2 : near.some((one) => outcomeName.test(one)) ? 1 : 0) +
    (byName > 0 && /video|mp4/i.test(url.pathname) ? 1 : 0) +
    (greaterName.test(name) ? 1 : 0) -
    (names.slice(0, 2).some((one) => lesserName.test(one)) ? 2 : 0) +
    (byName > 0 && !linkName.test(name) && isPikaSite(url.hostname) ? 1 : 0)
  );
}

/** The address of the film's still picture. */
export function posterIn(fields: NamedFields, depth = 0): string | undefined {
  const here = pick(fields, posterKeys, (value) => {
    const address = pictureAddress(value);
    return address === undefined ? undefined : withoutSignIn(address);
  });
  if (here !== undefined || depth >= 2) return here;
  return pick(fields, videoKeys, (value, name) =>
    isObject(value) && !inputKeys.has(name) ? posterIn(fieldsOf(value), depth + 1) : undefined,
  );
}
