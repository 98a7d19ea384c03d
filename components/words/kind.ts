import { entryOf } from '../../lib/engine/entryOf';
import type { JobCard } from '../../lib/model/snapshot';

const contentTypes: Readonly<Record<string, string>> = {
  t2v: 'text to video',
  i2v: 'image to video',
  v2v: 'video to video',
  pikaframes: 'Pikaframes',
  pikascenes: 'Pikascenes',
  pikaffects: 'Pikaffect',
  pikaswaps: 'Pikaswap',
  pikadditions: 'Pikaddition',
  pikatwists: 'Pikatwist',
};

const providers: Readonly<Record<JobCard['provider'], string>> = {
  web: 'Pika on the web',
  fal: 'fal.ai',
  pika: 'Pika API',
  devapi: 'Pika partner API',
  devkey: 'Pika developer key',
  'pika-art': 'api.pika.art',
  'pika-me': 'api.pika.me',
};

/** What kind of work a job is, in one line: "image to video · 2.5 · 720p · 5 s". */
export function kindWords(job: Pick<JobCard, 'kind' | 'provider' | 'home'>): string {
  const kind = job.kind ?? {};
  const type = kind.contentType;
  const parts = [
    type === undefined ? undefined : (entryOf(contentTypes, type.toLowerCase()) ?? type),
    kind.model,
    kind.resolution,
    kind.durationSeconds === undefined ? undefined : `${kind.durationSeconds} s`,
    // What another page tells is told in its name.
    job.provider === 'web' ? job.home : providers[job.provider],
  ].filter((part) => part !== undefined && part !== '');
  return parts.length > 0 ? parts.join(' \u00b7 ') : providers[job.provider];
}

/** The name of a job for people: its prompt, else its id. */
export function jobName(job: Pick<JobCard, 'prompt' | 'id'>): string {
  const prompt = job.prompt?.trim();
  return prompt ? prompt : `Job ${job.id.length > 14 ? `${job.id.slice(0, 13)}\u2026` : job.id}`;
}
