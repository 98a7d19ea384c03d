import { type ApiId, providerFacts } from '../../lib/knowledge/providers';
import { providerIdSchema } from '../../lib/model/job';

/** The APIs whose jobs can be followed with a key, to choose from. */
export const apis: readonly { id: ApiId; name: string }[] = providerIdSchema.options
  .filter((id) => id !== 'web')
  .map((id) => ({ id, name: providerFacts[id].name }));
