import type { Catalog, KeyedApi } from '../../components/settings/catalog';
import { apis } from '../../components/words/apis';
import { fallbacks } from '../../lib/knowledge/fallbacks';
import { keyProblem } from '../../lib/knowledge/keys';
import { plans } from '../../lib/knowledge/plans';
import { type ApiId, providerFacts } from '../../lib/knowledge/providers';
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
    ...apis.map(({ id, name }) => keyedApi(id, id, name)),
    keyedApi('falAdmin', 'fal', 'fal.ai admin key, for the balance'),
  ],
};

function keyedApi(id: string, api: ApiId, name: string): KeyedApi {
  const facts = providerFacts[api];
  return {
    id,
    name,
    form: facts.keyForm,
    problem: (key) => keyProblem(api, key),
    confirmed: facts.confirmed,
    origins: facts.hosts.map((host) => `https://${host}/*`),
  };
}
