import { type ApiId, providerFacts } from './providers';

/** Whose key this is, as far as its form tells. */
export function ownerOfKey(key: string): ApiId | undefined {
  if (key.startsWith('dk_')) return 'devkey';
  if (key.startsWith('sk-pika-')) return 'pika-me';
  if (key.startsWith('pk-')) return 'pika-art';
  return providerFacts.fal.keyPattern.test(key) ? 'fal' : undefined;
}

/** Why this cannot be a key of this provider; null when its form is right. The key itself is never in the text. */
export function keyProblem(provider: ApiId, key: string): string | null {
  const { name, keyForm, keyPattern } = providerFacts[provider];
  if (key.trim() === '') return 'The key is empty';
  const word = /^(Bearer|Key|DevKey|Token|X-API-KEY:?)\s/i.exec(key.trim())?.[1];
  if (word !== undefined) return `Leave out the word ${word}: only the key itself belongs here`;
  if (/\s/.test(key)) return 'There is a blank or a line break in the key';
  if (/^["'`].*["'`]$/.test(key)) return 'Leave out the quotation marks around the key';
  if (/[^\x21-\x7e]/.test(key)) return 'There is a character in the key that no key has';
  const owner = ownerOfKey(key);
  if (owner !== undefined && owner !== provider) {
    return `This looks like a key of ${providerFacts[owner].name}, not of ${name}`;
  }
  return keyPattern.test(key) ? null : `A key of ${name} has this form: ${keyForm}`;
}

/** Ways of saying that a key is not accepted, among the many meanings of a 403 (references of the APIs; 2026-11, medium confidence). */
export const deadKeyText =
  /\b(?:invalid|inactive|revoked|expired|disabled|unknown|missing|wrong|bad|deleted|incorrect|not an? active)[\s_-]{1,3}(?:api[\s_-]?)?(?:key|token|credentials?)|\b(?:key|token|credentials?)[\s_-]{1,3}(?:is[\s_-]|has[\s_-]been[\s_-]|was[\s_-])?(?:not[\s_-](?:active|valid|found|accepted|recogni[sz]ed)|invalid|inactive|revoked|expired|disabled|deleted)|\bunauthori[sz]ed\b|\bunauthenticated\b|\bauthentication (?:failed|required|error)\b/i;
