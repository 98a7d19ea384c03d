import type { Verdict } from '../../model/verdict';

/** A verdict in a few sentences: its strongest reason (perhaps said of `name`), a model in trouble, and the best step. */
export function gist({ because, advice }: Verdict, name?: string): string {
  const model = because.find(({ id }) => id === 'model-trouble');
  const why = [because[0], model === because[0] ? undefined : model].flatMap(
    (one) => one?.text.replace(/\.$/, '') ?? [],
  );
  return `${name === undefined ? '' : `${name}: `}${why.join('. ')}. ${advice[0]?.text ?? ''}`;
}
