import { entryOf } from '../entryOf';

/** What people call the parts of a service. */
const words: Readonly<Record<string, string>> = {
  web: 'the website',
  models: 'making videos',
  export: 'downloads',
  login: 'signing in',
  credits: 'credits',
  discord: 'Discord',
  api: 'the API',
};

/** "making videos, the API"; empty where no part is known. */
export function partsText(parts: readonly string[] = []): string {
  return parts.map((part) => entryOf(words, part) ?? part).join(', ');
}
