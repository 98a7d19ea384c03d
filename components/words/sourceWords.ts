import { ownSources } from './ownSources';

/** What else the judgement names as a source: feeds and APIs by their ids. */
const others: Readonly<Record<string, string>> = {
  feeds: 'the status pages',
  browser: 'your browser',
  prismix: 'Prismix',
  apistatuscheck: 'API Status Check',
  fal: 'fal',
  runway: 'Runway',
  luma: 'Luma',
  stability: 'Stability AI',
  hailuo: 'MiniMax',
  veo: 'Google Cloud',
  elevenlabs: 'ElevenLabs',
  openai: 'OpenAI',
  replicate: 'Replicate',
  discord: 'Discord',
  pika: 'Pika API',
  devapi: 'Pika partner API',
  devkey: 'Pika developer key',
  'pika-art': 'api.pika.art',
  'pika-me': 'api.pika.me',
};

/** Where a reason comes from, in words for people; of a status page that the user added, its host. */
export function sourceWords(source: string): string {
  const words = ownSources.get(source) ?? (Object.hasOwn(others, source) ? others[source] : undefined);
  return words ?? source.split('/', 1)[0] ?? source;
}

/** The same beside a text: nothing where the text begins with it. */
export function sourceBeside(text: string, source: string): string | undefined {
  const words = sourceWords(source);
  return text.toLowerCase().startsWith(words.toLowerCase()) ? undefined : words;
}
