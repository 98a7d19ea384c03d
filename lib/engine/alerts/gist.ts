import type { Verdict } from '../../model/verdict';

/** A verdict in two sentences: its strongest reason (perhaps said of `name`), and the best step. */
export function gist({ because, advice }: Verdict, name?: string): string {
  const why = (because[0]?.text ?? '').replace(/\.$/, '');
  return `${name === undefined ? '' : `${name}: `}${why}. ${advice[0]?.text ?? ''}`;
}
