import type { HttpClient } from '../model/http';
import { readAnswer, refused, rejected, sawBalance } from './answer';
import { askWithKey } from './ask';
import { asObject, firstIn, numberIn } from './json';
import type { ProviderEvidence } from './provider';
import { type JobShape, oneByOne } from './read';

/**
 * dev.pika.art reference, 2026-08, and its clients, 2026-10: `completed` may come without its output; the file is then asked
 * for at `/content`, which answers 404 or 409 until it is there.
 */
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
  film: [
    'output.videos.0.url',
    'output.video.url',
    'output.videos.0.video.url',
    'output.videos.0',
    'output.video_url',
    'output.url',
    'content.url',
    'url',
  ],
  content: (id) => `https://api.dev.pika.art/v1/media/jobs/${id}/content`,
  more: (object) => {
    const micro = numberIn(firstIn(object, ['billing.charge_micro_usd']));
    const settled = firstIn(object, ['billing.state']) === 'settled';
    return settled && micro !== undefined && micro >= 0 ? { costUsd: micro / 1_000_000 } : {};
  },
};

/** Pika's public API at api.dev.pika.art: dollars, only finished jobs are charged. */
export const pika = oneByOne(shape, { balanceKey: 'pika', balance });

/**
 * `GET /billing/balance` -> `{balance_micro_usd, postpaid: {active, cycle: {remaining_micro_usd}}}` (dev.pika.art, 2026-11):
 * an account that pays afterwards has what is left of its cycle. Older forms name dollars or cents.
 */
async function balance(key: string, http: HttpClient, nowMs: number): Promise<ProviderEvidence> {
  const url = 'https://api.dev.pika.art/billing/balance';
  const answer = readAnswer(await askWithKey('pika', key, { url }, http), nowMs);
  if ('refusal' in answer) return refused('pika', answer.refusal);
  const wrapped = asObject(answer.object.data) ?? asObject(answer.object.balance) ?? answer.object;
  const at = (names: readonly string[]) => numberIn(firstIn(wrapped, names)) ?? numberIn(firstIn(answer.object, names));
  const postpaid = firstIn(wrapped, ['postpaid.active']) ?? firstIn(answer.object, ['postpaid.active']);
  const micro =
    postpaid === true
      ? remainingMicro(at)
      : at(['balance_micro_usd', 'micro_usd', 'available_micro_usd', 'balance.balance_micro_usd', 'balance.micro_usd']);
  const cents = at(['balance_cents', 'cents']);
  const dollars = at(['balance_usd', 'usd', 'amount_usd', 'available_usd', 'balance', 'amount']);
  const prepaid = cents !== undefined ? cents / 100 : dollars;
  const amount = micro !== undefined ? micro / 1_000_000 : postpaid === true ? undefined : prepaid;
  if (amount === undefined) return rejected('pika', 'unreadable', 'The answer told no balance');
  return sawBalance('pika', { wallet: 'api', amount, unit: 'usd' });
}

function remainingMicro(at: (names: readonly string[]) => number | undefined): number | undefined {
  const told = at(['postpaid.cycle.remaining_micro_usd']);
  if (told !== undefined) return told;
  const limit = at(['postpaid.cycle.limit_micro_usd']);
  const used = at(['postpaid.cycle.used_micro_usd']);
  return limit === undefined || used === undefined ? undefined : Math.max(0, limit - used);
}
