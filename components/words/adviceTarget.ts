import type { JobCard } from '../../lib/model/snapshot';
import type { AdviceId } from '../../lib/model/verdict';

/** Where a step of advice can be taken, if it is a place. `label` names the button. */
export interface AdviceTarget {
  label: string;
  url: string;
}

const places: Readonly<Partial<Record<AdviceId, AdviceTarget>>> = {
  'refresh-page': { label: 'Go to Pika', url: 'https://pika.art/library' },
  'open-library': { label: 'Open library', url: 'https://pika.art/library' },
  'open-pika': { label: 'Open Pika', url: 'https://pika.art/' },
  'cancel-first': { label: 'Open library', url: 'https://pika.art/library' },
  'sign-in': { label: 'Sign in', url: 'https://pika.art/' },
  'top-up': { label: 'See plans', url: 'https://pika.art/pricing' },
  'check-account': { label: 'Open account', url: 'https://pika.art/' },
  'contact-support': { label: 'Contact Pika', url: 'https://pika.art/contact' },
};

/** The place for a step, for a job where it is about one. Undefined for steps that are no place (wait, rephrase, ...). */
export function adviceTarget(id: AdviceId, job?: JobCard): AdviceTarget | undefined {
  if ((id === 'open-video' || id === 'download-now') && job?.videoUrl !== undefined && isHttps(job.videoUrl)) {
    return { label: id === 'open-video' ? 'Open video' : 'Open to download', url: job.videoUrl };
  }
  if (id === 'open-video' || id === 'download-now') return places['open-library'];
  return places[id];
}

/** Only https addresses are ever made into a link. */
export function isHttps(url: string): boolean {
  return URL.parse(url)?.protocol === 'https:';
}
