import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { walletCards } from '../../lib/engine/wallets/cards';
import { judgeWallets, nextWalletDueMs } from '../../lib/engine/wallets/judge';
import { noteBalance } from '../../lib/engine/wallets/noteBalance';
import { noteJobEnd } from '../../lib/engine/wallets/noteEnd';
import { noteCharge } from '../../lib/engine/wallets/noteJob';
import { noWallets, type Wallets, walletsSchema } from '../../lib/engine/wallets/state';
import { defaultSettings } from '../../lib/model/settings';
import { walletCardSchema } from '../../lib/model/snapshot';
import { walletVerdictIdSchema } from '../../lib/model/wallet';

const startMs = Date.UTC(2026, 10, 22);
const wallet = fc.constantFrom('create' as const, 'agent' as const, 'api' as const, 'fal' as const);
const job = fc.constantFrom('a', 'b', 'c', 'd');
const step = fc.oneof(
  fc.record({
    what: fc.constant('balance' as const),
    wallet,
    amount: fc.oneof(fc.integer({ min: -5, max: 800 }), fc.double()),
  }),
  fc.record({
    what: fc.constant('charge' as const),
    wallet,
    job,
    cost: fc.option(fc.oneof(fc.integer({ min: 0, max: 90 }), fc.double()), { nil: undefined }),
  }),
  fc.record({
    what: fc.constant('end' as const),
    job,
    outcome: fc.constantFrom('finished' as const, 'failed' as const, 'cancelled' as const, 'vanished' as const),
  }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

function play(wallets: Wallets, taken: Step, atMs: number): Wallets {
  if (taken.what === 'balance') {
    const unit = taken.wallet === 'fal' || taken.wallet === 'api' ? ('usd' as const) : ('credits' as const);
    return noteBalance(wallets, { wallet: taken.wallet, amount: taken.amount, unit }, atMs);
  }
  if (taken.what === 'charge')
    return noteCharge(wallets, { job: taken.job, wallet: taken.wallet, costCredits: taken.cost, atMs });
  return noteJobEnd(wallets, { job: taken.job, outcome: taken.outcome, atMs });
}

describe('wallets', () => {
  it('survive anything in any order, stay storable and say one thing of each purse', () => {
    const steps = fc.array(fc.tuple(step, fc.integer({ min: -7200, max: 4_000_000 })), { maxLength: 40 });
    fc.assert(
      fc.property(steps, (all) => {
        let wallets = noWallets();
        let atMs = startMs;
        for (const [taken, seconds] of all) {
          atMs += seconds * 1000;
          const judged = judgeWallets(play(wallets, taken, atMs), defaultSettings, atMs);
          wallets = walletsSchema.parse(JSON.parse(JSON.stringify(judged.wallets)));
          expect(wallets).toEqual(judged.wallets);
          expect(new Set(judged.verdicts.map(({ subject }) => subject)).size).toBe(judged.verdicts.length);
          for (const { verdict, p } of judged.verdicts) {
            expect(walletVerdictIdSchema.options).toContain(verdict);
            expect(p).toBeGreaterThan(0);
            expect(p).toBeLessThanOrEqual(1);
          }
          const due = nextWalletDueMs(wallets, atMs);
          expect(due === null || due > atMs).toBe(true);
          for (const card of walletCards(wallets)) expect(walletCardSchema.parse(card)).toEqual(card);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('accuse nobody where every fall is a job and every lost job is paid back', () => {
    const jobs = fc.array(
      fc.record({
        cost: fc.constantFrom(10, 12, 18, 20, 36, 80),
        ends: fc.constantFrom('finished', 'failed'),
        gap: fc.integer({ min: 1, max: 900 }),
        lookFirst: fc.boolean(),
      }),
      { minLength: 1, maxLength: 25 },
    );
    fc.assert(
      fc.property(jobs, (all) => {
        let wallets = noWallets();
        let atMs = startMs;
        let amount = 5000;
        const look = () => {
          wallets = noteBalance(wallets, { wallet: 'create', amount, unit: 'credits' }, atMs);
        };
        look();
        for (const [index, { cost, ends, gap, lookFirst }] of all.entries()) {
          atMs += gap * 1000;
          amount -= cost;
          if (lookFirst) look();
          atMs += 2000;
          wallets = noteCharge(wallets, { job: `job-${index}`, wallet: 'create', costCredits: cost, atMs });
          atMs += 1000;
          look();
          atMs += 90_000;
          wallets = noteJobEnd(wallets, {
            job: `job-${index}`,
            outcome: ends === 'failed' ? 'failed' : 'finished',
            atMs,
          });
          if (ends === 'failed') amount += cost;
          atMs += 1000;
          look();
          const judged = judgeWallets(wallets, defaultSettings, atMs + 660_000);
          expect(judged.verdicts.map(({ verdict }) => verdict)).toEqual(['ok']);
          wallets = judged.wallets;
        }
      }),
      { numRuns: 300 },
    );
  });

  it('never take evidence of one purse for evidence of another', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const mine = steps.filter((taken) => taken.what === 'end' || taken.wallet === 'create');
        const run = (list: readonly Step[]) =>
          steps.reduce(
            (wallets, taken, index) => (list.includes(taken) ? play(wallets, taken, startMs + index * 5000) : wallets),
            noWallets(),
          );
        expect(run(steps).create).toEqual(run(mine).create);
      }),
    );
  });
});
