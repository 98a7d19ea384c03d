import type { Catalog } from '../../components/settings/catalog';
import { fallbacks } from '../../lib/knowledge/fallbacks';
import { plans } from '../../lib/knowledge/plans';
import { providerFacts } from '../../lib/knowledge/providers';
import { knownServices } from '../../lib/knowledge/services/official';

/** What there is to choose from in the settings, out of what the extension knows. */
export const catalog: Catalog = {
  services: knownServices.map(({ id, name, feeds }) => ({
    id,
    name,
    origins: feeds.map(({ url }) => `https://${new URL(url).host}/*`),
  })),
  plans: plans.map(({ id, name, table, creditsPerMonth }) => ({
    id,
    name: `${name}${creditsPerMonth === null ? '' : `, ${creditsPerMonth} credits a month`}${table === 'legacy' ? ' (before September 2026)' : ''}`,
  })),
  accounts: fallbacks.map(({ id, name }) => ({ id, name })),
  apis: [
    ...Object.entries(providerFacts).map(([id, facts]) => ({
      id,
      name: facts.name,
      form: facts.keyForm,
      pattern: facts.keyPattern,
      confirmed: facts.confirmed,
      origins: facts.hosts.map((host) => `https://${host}/*`),
    })),
    {
      id: 'falAdmin',
      name: 'fal.ai admin key',
      form: `${providerFacts.fal.keyForm}; only needed to see the balance`,
      pattern: providerFacts.fal.keyPattern,
      confirmed: true,
      origins: providerFacts.fal.hosts.map((host) => `https://${host}/*`),
    },
  ],
};
