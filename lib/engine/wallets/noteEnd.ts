import type { WalletId } from '../../model/wallet';
import type { Charge, Purse, Wallets } from './state';
import { isOwed, refundWaitMs } from './unsure';

/** How a job ended; a later `finished` outranks an earlier loss. Jobs that no purse knows are left out. */
export function noteJobEnd(
  wallets: Wallets,
  end: { job: string; outcome: 'finished' | 'failed' | 'cancelled' | 'vanished'; atMs: number },
): Wallets {
  const ended = (charge: Charge, { murkyAtMs }: Purse): Charge => {
    const news = charge.end === null || (end.outcome === 'finished' && charge.end.outcome !== 'finished');
    if (charge.job !== end.job || !news) return charge;
    // It may have been over for a while, and the refund have come in a look just before.
    const unsure = murkyAtMs !== null && end.atMs - murkyAtMs <= refundWaitMs;
    const over = { ...charge, end: { outcome: end.outcome, atMs: end.atMs } };
    return { ...over, refundUnsure: unsure && isOwed(over) };
  };
  const entries = Object.entries(wallets).map(([id, purse]) =>
    purse.charges.some(({ job }) => job === end.job)
      ? [id, { ...purse, charges: purse.charges.map((charge) => ended(charge, purse)) }]
      : [id, purse],
  );
  return Object.fromEntries(entries);
}

/** The jobs of a purse were looked at: one that nobody submitted in sight would have been seen. */
export function noteJobsSeen(wallets: Wallets, wallet: WalletId, nowMs: number): Wallets {
  const purse = wallets[wallet];
  return purse === undefined ? wallets : { ...wallets, [wallet]: { ...purse, jobsSeenAtMs: nowMs } };
}
