import { type Fallback, type Feature, fallbacks } from '../knowledge/fallbacks';
import { type ServiceVerdictId, serviceVerdictIdSchema } from '../model/service';
import type { Settings } from '../model/settings';
import type { FallbackCard } from '../model/snapshot';
import type { Verdict } from '../model/verdict';

/** How far a service can be counted on; unknown is neither good nor bad news. */
const health: Readonly<Record<ServiceVerdictId, number>> = {
  ok: 4,
  busy: 3,
  unknown: 3,
  degraded: 2,
  maintenance: 0,
  'partial-outage': 0,
  outage: -2,
};
const healthWords: Readonly<Record<ServiceVerdictId, string>> = {
  ok: 'up at present',
  busy: 'busy at present',
  unknown: 'nothing known of its state',
  degraded: 'in some trouble at present',
  maintenance: 'under maintenance at present',
  'partial-outage': 'partly down at present',
  outage: 'down at present',
};
/** An account that is there already saves signing up in a hurry. */
const accountBonus = 1.5;

/**
 * Where to work meanwhile, best first: services that offer the feature (all, without one), healthy before troubled,
 * those where the user has an account before the others, else in the order of the knowledge.
 */
export function rankFallbacks(wanted: {
  verdicts: readonly Pick<Verdict, 'subject' | 'verdict'>[];
  settings: Pick<Settings, 'accounts'>;
  feature?: Feature | undefined;
}): FallbackCard[] {
  const { verdicts, settings, feature } = wanted;
  return fallbacks
    .filter((fallback) => feature === undefined || fallback.offers[feature] !== undefined)
    .map((fallback, place) => {
      const verdict = verdictOn(fallback, verdicts);
      const own = settings.accounts.includes(fallback.id);
      return { fallback, verdict, own, score: health[verdict] + (own ? accountBonus : 0) - place / 100 };
    })
    .sort((a, b) => b.score - a.score)
    .map(({ fallback, verdict, own }) => ({
      id: fallback.id,
      name: fallback.name,
      url: fallback.url,
      why: whyOf(fallback, feature, verdict, own),
      // What runs on the user's own computer is no service that could be up or down.
      verdict: fallback.service === null ? 'none' : verdict,
    }));
}

function verdictOn(fallback: Fallback, verdicts: readonly Pick<Verdict, 'subject' | 'verdict'>[]): ServiceVerdictId {
  if (fallback.service === null) return 'ok';
  const found = verdicts.find(({ subject }) => subject === `service:${fallback.service}`)?.verdict;
  return serviceVerdictIdSchema.options.find((id) => id === found) ?? 'unknown';
}

function whyOf(fallback: Fallback, feature: Feature | undefined, verdict: ServiceVerdictId, own: boolean): string {
  const offer = fallback.offers[feature ?? 'text-to-video'] ?? '';
  const state = fallback.service === null ? '' : healthWords[verdict];
  const parts = [own ? 'you have an account' : '', offer, state].filter((part) => part !== '');
  const text = parts.join('; ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
