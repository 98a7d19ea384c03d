import { keyProblem } from '../knowledge/keys';
import { providerFacts } from '../knowledge/providers';
import type { HttpClient } from '../model/http';
import { readAnswer, refused, rejected, sawBalance } from './answer';
import { askWithKey } from './ask';
import { firstIn, numberIn } from './json';
import type { Provider, ProviderEvidence } from './provider';

const facts = providerFacts.devkey;

/** The Agent Wallet by a `dk_` key (Pika-Skills at b85e311). It has no jobs to ask about. */
export const devkey: Provider = {
  id: 'devkey',
  name: facts.name,
  confirmed: facts.confirmed,
  hosts: facts.hosts,
  balanceKey: 'devkey',
  checkKey: (key) => keyProblem('devkey', key),
  look: async () => rejected('devkey', 'no-jobs', 'This key shows a balance; it has no jobs to follow'),
  balance,
};

/** `GET /developer/balance` answers `{data: {balance}}` or `{balance}`, in credits. */
async function balance(key: string, http: HttpClient, nowMs: number): Promise<ProviderEvidence> {
  const url = `https://${facts.hosts[0]}/developer/balance`;
  const answer = readAnswer(await askWithKey('devkey', key, { url }, http), nowMs);
  if ('refusal' in answer) return refused('devkey', answer.refusal);
  const amount = numberIn(firstIn(answer.object, ['data.balance', 'balance']));
  if (amount === undefined) return rejected('devkey', 'unreadable', 'The answer told no balance');
  return sawBalance('devkey', { wallet: 'agent', amount, unit: 'credits' });
}
