import type { AdviceId } from '../../lib/model/verdict';

/** Where a step of advice can be taken. `label` names the button. */
export interface AdviceTarget {
  label: string;
  url: string;
}

const library: AdviceTarget = { label: 'Open library', url: 'https://pika.art/library' };

const places: Readonly<Partial<Record<AdviceId, AdviceTarget>>> = {
  'refresh-page': { label: 'Go to Pika', url: 'https://pika.art/library' },
  'open-library': library,
  'open-video': library,
  'download-now': library,
  'open-pika': { label: 'Open Pika', url: 'https://pika.art/' },
  'cancel-first': library,
  'switch-model': { label: 'Choose a model', url: 'https://create.pika.art/apps' },
  'sign-in': { label: 'Sign in', url: 'https://pika.art/' },
  'top-up': { label: 'See plans', url: 'https://pika.art/pricing' },
  'check-account': { label: 'Open account', url: 'https://pika.art/' },
  'contact-support': { label: 'Contact Pika', url: 'https://pika.art/contact' },
};

/** The place on Pika's site for a step; undefined for steps that are no place (wait, rephrase, ...). */
export function placeOf(id: AdviceId): AdviceTarget | undefined {
  return places[id];
}
