import type { JobState } from '../model/job';

/** A state by the word that a reply uses; words that nobody knows are `unknown`, never `failed`. */
export function stateOf(word: string | undefined, words: Readonly<Record<string, JobState>>): JobState {
  const plain = (word ?? '').trim().toLowerCase();
  return Object.hasOwn(words, plain) ? (words[plain] ?? 'unknown') : 'unknown';
}
