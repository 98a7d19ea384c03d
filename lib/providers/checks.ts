import { type ApiId, providerFacts } from '../knowledge/providers';

/** Why this cannot be a key of this provider; null when its form is right. The key itself is never in the text. */
export function checkKeyForm(provider: ApiId, key: string): string | null {
  const { name, keyForm, keyPattern, scheme } = providerFacts[provider];
  if (key.trim() === '') return 'The key is empty';
  if (key !== key.trim() || /\s/.test(key)) {
    const word = /^(Bearer|Key|DevKey|X-API-KEY:?)\s/i.exec(key.trim())?.[1];
    return word === undefined
      ? 'There is a blank or a line break in the key'
      : `Leave out the word ${word}: only the key itself belongs here`;
  }
  if (/^["'`].*["'`]$/.test(key)) return 'Leave out the quotation marks around the key';
  if (/[^\x21-\x7e]/.test(key)) return 'There is a character in the key that no key has';
  const other = ownerOf(key);
  if (other !== undefined && other !== provider && scheme !== undefined) {
    return `This looks like a key of ${providerFacts[other].name}, not of ${name}`;
  }
  return keyPattern.test(key) ? null : `A key of ${name} has this form: ${keyForm}`;
}

/** Whose key this is, as far as its form tells. */
export function ownerOf(key: string): ApiId | undefined {
  if (key.startsWith('dk_')) return 'devkey';
  if (key.startsWith('sk-pika-')) return 'pika-me';
  if (key.startsWith('pk-')) return 'pika-art';
  return providerFacts.fal.keyPattern.test(key) ? 'fal' : undefined;
}

/** Ids go into addresses: letters, digits and a few signs, no slash. */
export function isJobId(id: string): boolean {
  return /^[A-Za-z0-9][\w.:-]{0,199}$/.test(id) && !id.includes('..');
}
