import { isSecretField, secretWords } from '../../knowledge/secrets';
import type { PageRequest } from '../exchange-form';
import { urlOf } from '../plain';

const fieldInJson = new RegExp(String.raw`[\w.$-]{0,40}(?:${secretWords})[\w.$-]{0,24}(?=\\*"\s{0,9}:)`, 'gi');
const MAX_BODY_CHARS = 200_000;

/** Whether a request carries, in its address or its body, a field whose name says that it signs somebody in, whatever its value. */
export function carriesSecretField({ url, body = '' }: PageRequest): boolean {
  const names = [...(urlOf(url)?.searchParams.keys() ?? [])];
  const text = body.slice(0, MAX_BODY_CHARS);
  for (const found of text.matchAll(fieldInJson)) names.push(found[0]);
  if (/^[^\s={["]{1,200}=/.test(text)) names.push(...new URLSearchParams(text).keys());
  return names.some((name) => isSecretField(name, ''));
}
