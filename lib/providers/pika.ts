import type { HttpClient } from '../model/http';
import { readAnswer, refused, rejected, sawBalance } from './answer';
import { askWithKey } from './ask';
import { firstIn, numberIn } from './json';
import type { ProviderEvidence } from './provider';
import { type JobShape, oneByOne } from './read';

/** dev.pika.art reference, 2026-08. `completed` may come before the film's address; it stays done without one. */
const shape: JobShape = {
  provider: 'pika',
  url: (id) => `https://api.dev.pika.art/v1/media/jobs/${id}`,
  words: {
    queued: 'waiting',
    running: 'running',
    completed: 'done',
    failed: 'failed',
    cancelled: 'cancelled',
    canceled: 'cancelled',
    deleted: 'cancelled',
  },
  film: ['output.videos.0.url', 'output.video.url'],
  more: (object) => {
    const micro = numberIn(firstIn(object, ['billing.charge_micro_usd']));
    const settled = firstIn(object, ['billing.state']) === 'settled';
    return settled && micro !== undefined && micro >= 0 ? { costUsd: micro / 1_000_000 } : {};
  },
};

/** Pika's public API at api.dev.pika.art: prepaid dollars, only finished jobs are charged. */
export const pika = oneByOne(shape, { balanceKey: 'pika', balance });

/** The answer's form is not documented: amounts in millionths of a dollar, in dollars or in cents are told apart by name. */
async function balance(key: string, http: HttpClient, nowMs: number): Promise<ProviderEvidence> {
  const url = 'https://api.dev.pika.art/billing/balance';
  const answer = readAnswer(await askWithKey('pika', key, { url }, http), nowMs);
  if ('refusal' in answer) return refused('pika', answer.refusal);
  const at = (names: readonly string[]) =>
    numberIn(
      firstIn(
        answer.object,
        names.flatMap((name) => [name, `balance.${name}`, `data.${name}`, `data.balance.${name}`]),
      ),
    );
  const micro = at(['balance_micro_usd', 'micro_usd', 'available_micro_usd']);
  const cents = at(['balance_cents', 'cents']);
  const dollars = at(['balance_usd', 'usd', 'amount_usd', 'available_usd', 'balance', 'amount']);
  const amount = micro !== undefined ? micro / 1_000_000 : cents !== undefined ? cents / 100 : dollars;
  if (amount === undefined) return rejected('pika', 'unreadable', 'The answer told no balance');
  return sawBalance('pika', { wallet: 'api', amount, unit: 'usd' });
}
