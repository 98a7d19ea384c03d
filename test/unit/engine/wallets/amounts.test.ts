import { describe, expect, it } from 'vitest';
import { walletCards } from '../../../../lib/engine/wallets/cards';
import { nextWalletDueMs } from '../../../../lib/engine/wallets/judge';
import { Play, startMs } from './helpers';

describe('low', () => {
  it('is below a tenth of the allowance that the user or Pika told', () => {
    expect(new Play({ plan: 'standard' }).balance(0, 70).verdict(1)).toBe('ok');
    expect(new Play({ plan: 'standard' }).balance(0, 69).verdict(1)).toBe('low');
    expect(new Play().balance(0, 69, { allowance: 700 }).verdict(1)).toBe('low');
    expect(new Play({ plan: 'standard' }).balance(0, 69, { allowance: 80 }).verdict(1)).toBe('ok');
  });

  it('is below two usual jobs', () => {
    const play = new Play().balance(0, 60).charge(1, 'a', 18).balance(2, 42);
    expect(play.verdict(3)).toBe('ok');
    expect(play.charge(10, 'b', 18).balance(11, 24).verdict(12)).toBe('low');
  });

  it('is below the number that the user set, and nothing else then', () => {
    expect(new Play({ lowCredits: 50 }).balance(0, 49).verdict(1)).toBe('low');
    expect(new Play({ lowCredits: 50, plan: 'fancy' }).balance(0, 51).verdict(1)).toBe('ok');
  });

  it('does not take the number of credits for dollars', () => {
    expect(new Play({ lowCredits: 50 }, 'fal').balance(0, 24.5).verdict(1)).toBe('ok');
  });

  it('is unknown plan, unknown cost: ok', () => {
    expect(new Play({ plan: 'no such plan' }).balance(0, 5).verdict(1)).toBe('ok');
  });
});

describe('a shortage', () => {
  const lasts = (play: Play) => play.wallets.create?.shortages.low;

  it('is one as long as the amount wavers around the limit', () => {
    const play = new Play({ lowCredits: 100 }).balance(0, 300).balance(10, 95).balance(20, 149);
    expect(play.verdict(21)).toBe('ok');
    const since = lasts(play);
    expect(lasts(play.balance(30, 95))).toBe(since);
    expect(lasts(play.balance(40, 0).balance(50, 95))).toBe(since);
  });

  it('is over where the amount is half as much again', () => {
    const play = new Play({ lowCredits: 100 }).balance(0, 300).balance(10, 95);
    const since = lasts(play);
    expect(lasts(play.balance(20, 150))).toBeUndefined();
    expect(lasts(play.balance(30, 95))).not.toBe(since);
  });
});

describe('exhausted', () => {
  it('is below the cheapest cost seen', () => {
    const play = new Play().balance(0, 60).charge(1, 'a', 18).balance(2, 42).charge(5, 'b', 30).balance(6, 12);
    expect(play.full(7)).toMatchObject({ verdict: 'exhausted', advice: [{ id: 'top-up' }, { id: 'switch-service' }] });
    expect(play.balance(9, 18).verdict(10)).toBe('low');
  });

  it('is nothing left, as long as no cost is known', () => {
    expect(new Play().balance(0, 1).verdict(1)).toBe('ok');
    expect(new Play().balance(0, 0).verdict(1)).toBe('exhausted');
    expect(new Play().balance(0, -3).verdict(1)).toBe('exhausted');
  });
});

describe('the newest trouble', () => {
  it('is the one that is told; an older irregularity does not come back after it', () => {
    const play = new Play().balance(0, 50).charge(1, 'a', 12).balance(3, 26).balance(80, 26);
    expect(play.verdict(80)).toBe('charged-twice');
    play.charge(100, 'b', 12).balance(101, 14).charge(102, 'c', 12).balance(104, 2);
    expect(play.verdict(105)).toBe('exhausted');
    expect(play.balance(300, 500).verdict(301)).toBe('ok');
  });
});

describe('cards and due times', () => {
  it('shows amount, allowance and the changes', () => {
    const play = new Play({ plan: 'basic' }).balance(0, 80).charge(1, 'a', 12).balance(2, 68);
    expect(walletCards(play.wallets)).toEqual([
      {
        wallet: 'create',
        amount: 68,
        unit: 'credits',
        allowance: 80,
        seenAtMs: startMs + 2000,
        changes: [{ atMs: startMs + 2000, by: -12, meaning: 'charge', job: 'a' }],
      },
    ]);
  });

  it('knows when a doubt ripens and when a refund is overdue', () => {
    expect(nextWalletDueMs(new Play().balance(0, 80).wallets, startMs)).toBeNull();
    const doubt = new Play().balance(0, 300).charge(4, 'a', 18).balance(6, 264);
    expect(nextWalletDueMs(doubt.wallets, startMs + 6000)).toBe(startMs + 66_000);
    const lost = new Play().balance(0, 80).charge(2, 'a', 12).balance(3, 68).end(60, 'a', 'failed');
    expect(nextWalletDueMs(lost.wallets, startMs + 60_000)).toBe(startMs + 660_000);
    expect(nextWalletDueMs(lost.wallets, startMs + 660_000)).toBeNull();
  });
});

describe('late and disordered looks', () => {
  it('leaves out a look that is older than the newest', () => {
    const play = new Play().balance(10, 80).balance(5, 10);
    expect(play.changes()).toEqual([]);
    expect(play.wallets.create?.amount).toBe(80);
  });

  it('goes on after the clock was set back by an hour', () => {
    const play = new Play().balance(3600, 80).charge(3601, 'a', 12).balance(4, 68);
    expect(play.wallets.create?.amount).toBe(68);
  });

  it('does not believe amounts that are no numbers or absurd', () => {
    const play = new Play().balance(0, 80);
    for (const amount of [Number.NaN, Number.POSITIVE_INFINITY, 1e300, -1e300]) play.balance(5, amount);
    expect(play.wallets.create?.amount).toBe(80);
  });
});
