import type { PikaKnobs } from './knobs';

/** The account's credits, held in the knobs so that a script can set them. */
export class Wallet {
  constructor(private readonly knobs: PikaKnobs) {}

  get credits(): number {
    return this.knobs.wallet.credits;
  }

  charge(credits: number): void {
    this.knobs.wallet.credits -= credits;
  }

  refund(credits: number): void {
    this.knobs.wallet.credits += credits;
  }

  /** Lets the monthly credits come when their day has. Credits do not roll over (pika.art/pricing, 2026-07). */
  settle(now: number): void {
    const { wallet } = this.knobs;
    while (wallet.nextResetAt !== null && now >= wallet.nextResetAt) {
      if (wallet.resets) wallet.credits = wallet.allowance;
      const due = new Date(wallet.nextResetAt);
      due.setUTCMonth(due.getUTCMonth() + 1);
      wallet.nextResetAt = due.getTime();
    }
  }
}
