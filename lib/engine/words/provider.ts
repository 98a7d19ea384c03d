import { providerFacts } from '../../knowledge/providers';
import type { ProviderId } from '../../model/job';

/** Who runs a job, within a sentence: "Pika", "fal.ai", "the Pika API". */
export function runnerOf(provider: ProviderId): string {
  if (provider === 'web') return 'Pika';
  const { name } = providerFacts[provider];
  return name.startsWith('Pika') ? `the ${name}` : name;
}

/** The same where the sentence begins; the name of a site keeps its small letter. */
export function runnerFirst(provider: ProviderId): string {
  return runnerOf(provider).replace(/^the /, 'The ');
}

/** Where what is known of a job was read. */
export function sourceOf(provider: ProviderId): string {
  return provider === 'web' ? 'page' : provider;
}
