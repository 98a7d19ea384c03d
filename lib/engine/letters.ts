import type { State } from './state';

const KEPT = 200;

export function knowsLetter(state: State, letter: string): boolean {
  return state.letters.includes(letter);
}

export function rememberLetter(state: State, letter: string): State {
  return { ...state, letters: [...state.letters, letter].slice(-KEPT) };
}
