import type { HttpClient } from '../model/http';
import { readAnswer, refused, rejected, sawBalance } from './answer';
import { askWithKey } from './ask';
import { firstIn, numberIn, textIn } from './json';
import type { ProviderEvidence } from './provider';
import { type JobShape, oneByOne } from './read';

/** `GET https://api.pika.me/v1/jobs/:id` as a third-party page tells it (2026): queued, processing, complete, failed. */
const shape: JobShape = {
  provider: 'pika-me',
  url: (id) => `https://api.pika.me/v1/jobs/${id}`,
  words: {
    queued: 'waiting',
    processing: 'running',
    complete: 'done',
    completed: 'done',
    failed: 'failed',
    cancelled: 'cancelled',
  },
  film: ['output.url', 'url', 'output_url', 'video_url'],
  more: (object) => {
    const cost = numberIn(firstIn(object, ['billing.credits_used', 'credits_used', 'cost']));
    return cost === undefined || cost < 0 ? {} : { costCredits: cost };
  },
};

/** The API of a third-party page that Pika's own material contradicts. */
export const pikaMe = oneByOne(shape, { balanceKey: 'pika-me', balance });

/**
 * `GET /v1/account/usage`: "current credit balance, plan tier, billing cycle reset date"; the names are not told.
 * Kept in the API's purse: an unconfirmed number must not disturb what the web app shows.
 */
async function balance(key: string, http: HttpClient, nowMs: number): Promise<ProviderEvidence> {
  const url = 'https://api.pika.me/v1/account/usage';
  const answer = readAnswer(await askWithKey('pika-me', key, { url }, http), nowMs);
  if ('refusal' in answer) return refused('pika-me', answer.refusal);
  const inside = (names: readonly string[]) =>
    firstIn(
      answer.object,
      names.flatMap((name) => [name, `data.${name}`]),
    );
  const amount = numberIn(
    inside(['credit_balance', 'credits_remaining', 'balance', 'credits.balance', 'credits.remaining', 'credits']),
  );
  if (amount === undefined) return rejected('pika-me', 'unreadable', 'The answer told no balance');
  const reset = textIn(
    inside(['resets_at', 'reset_at', 'reset_date', 'billing_cycle_reset', 'billing_cycle.resets_at', 'cycle_reset']),
    40,
  );
  const resetsAtMs = reset === undefined ? Number.NaN : Date.parse(reset);
  const allowance = numberIn(inside(['monthly_allowance', 'credits.monthly_allowance', 'plan.monthly_credits']));
  const dated = !Number.isNaN(resetsAtMs) && { resetsAtMs };
  return sawBalance('pika-me', {
    wallet: 'api',
    amount,
    unit: 'credits',
    ...dated,
    ...(allowance !== undefined && { allowance }),
  });
}
