import { type Diagnosis, diagnoseAnswer } from '../../lib/advice/apiDoctor';
import { keyProblem } from '../../lib/knowledge/keys';
import { type ApiId, providerFacts } from '../../lib/knowledge/providers';
import { httpClient } from '../../lib/platform/http';
import { keyRing } from '../../lib/platform/keys';
import { sendProbe } from '../../lib/providers/probe';

/** One harmless question with the key that was pasted alone, else with the one that is held, and what the answer means. */
export async function probe(provider: ApiId, pasted: string): Promise<Diagnosis> {
  const key = keyProblem(provider, pasted) === null ? pasted : await keyRing().key(provider);
  if (key === undefined) return withoutKey(provider);
  return diagnoseAnswer(await sendProbe(provider, key, httpClient()), provider, Date.now());
}

function withoutKey(provider: ApiId): Diagnosis {
  const { name } = providerFacts[provider];
  return {
    provider,
    findings: [
      {
        id: 'no-key',
        severity: 'info',
        title: 'No key to ask with',
        text: `No key of ${name} is held, and none was pasted alone.`,
        nextStep: 'Add it in the settings, or paste the key and nothing else.',
      },
    ],
  };
}
