import { failedWords, statusKeys, statusWords } from '../../knowledge/vocabulary';
import type { JobState } from '../../model/job';
import { isObject, plain } from '../plain';
import { fieldsOf, type NamedFields } from './fields';

/** A status word as it stood, in plain form, and the state it means. */
export interface Status {
  word: string;
  plainWord: string;
  state: JobState;
}

/** The state that a word means; a word that nobody knows means `unknown`. */
export function stateOf(word: string): { plainWord: string; state: JobState } {
  const whole = plain(word);
  const bare = whole.replace(/^(?:job|task|generation|video|render|prediction)?(?:status|state)?/, '');
  for (const plainWord of [whole, bare]) {
    for (const [state, words] of Object.entries(statusWords)) {
      if (words.has(plainWord)) return { plainWord, state: state as JobState };
    }
  }
  return { plainWord: whole, state: failedWords.test(whole) ? 'failed' : 'unknown' };
}

/** The status among an object's fields; a known word goes before an unknown one. */
export function statusIn(fields: NamedFields, nested = true): Status | undefined {
  let best: Status | undefined;
  for (const [name, value] of fields) {
    if (!statusKeys.has(name)) continue;
    let found: Status | undefined;
    if (typeof value === 'string' && /^\p{L}[\p{L}\p{N} _.:-]{0,59}$/u.test(value))
      found = { word: value, ...stateOf(value) };
    else if (nested && isObject(value)) {
      const inner = fieldsOf(value).map(
        ([key, item]) => [/^(?:name|code|value|label|type)$/.test(key) ? 'status' : key, item] as const,
      );
      found = statusIn(inner, false);
    }
    if (found !== undefined && (best === undefined || (best.state === 'unknown' && found.state !== 'unknown')))
      best = found;
  }
  return best;
}
