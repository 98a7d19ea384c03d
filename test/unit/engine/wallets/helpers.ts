import { judgeWallets } from '../../../../lib/engine/wallets/judge';
import { noteBalance } from '../../../../lib/engine/wallets/noteBalance';
import { noteJobEnd } from '../../../../lib/engine/wallets/noteEnd';
import { noteCharge } from '../../../../lib/engine/wallets/noteJob';
import { noWallets, type Wallets, walletsSchema } from '../../../../lib/engine/wallets/state';
import { defaultSettings, type Settings } from '../../../../lib/model/settings';
import type { BalanceSighting, WalletId } from '../../../../lib/model/wallet';

export const startMs = Date.UTC(2026, 10, 22, 8, 0, 0);

/** A purse played through time: seconds after the start, balances, submits and ends as they are seen. */
export class Play {
  wallets: Wallets = noWallets();
  resets: number[] = [];
  settings: Settings;

  constructor(
    settings: Partial<Settings> = {},
    private readonly wallet: WalletId = 'create',
  ) {
    this.settings = { ...defaultSettings, ...settings };
  }

  balance(at: number, amount: number, more: Partial<BalanceSighting> = {}): this {
    const unit = this.wallet === 'create' || this.wallet === 'agent' ? 'credits' : 'usd';
    return this.step(
      at,
      noteBalance(this.wallets, { wallet: this.wallet, amount, unit, ...more }, startMs + at * 1000),
    );
  }

  charge(at: number, job: string, costCredits?: number): this {
    return this.step(
      at,
      noteCharge(this.wallets, { job, wallet: this.wallet, costCredits, atMs: startMs + at * 1000 }),
    );
  }

  /** A list shows a job that nobody submitted in sight. */
  found(at: number, job: string, costCredits?: number): this {
    const found = { job, wallet: this.wallet, costCredits, elsewhere: true, atMs: startMs + at * 1000 };
    return this.step(at, noteCharge(this.wallets, found));
  }

  end(at: number, job: string, outcome: 'finished' | 'failed' | 'cancelled' | 'vanished'): this {
    return this.step(at, noteJobEnd(this.wallets, { job, outcome, atMs: startMs + at * 1000 }));
  }

  verdict(at: number): string | undefined {
    return this.full(at)?.verdict;
  }

  full(at: number) {
    const judged = judgeWallets(this.wallets, this.settings, startMs + at * 1000);
    this.wallets = judged.wallets;
    this.resets.push(...judged.events.map(({ atMs }) => (atMs - startMs) / 1000));
    return judged.verdicts.find(({ subject }) => subject === `wallet:${this.wallet}`);
  }

  /** Judged after every step and kept as stored, as the worker does. */
  private step(at: number, wallets: Wallets): this {
    this.wallets = walletsSchema.parse(JSON.parse(JSON.stringify(wallets)));
    this.full(at);
    return this;
  }

  changes() {
    return (this.wallets[this.wallet]?.changes ?? []).map(({ by, meaning, job }) => [by, meaning, job]);
  }
}
