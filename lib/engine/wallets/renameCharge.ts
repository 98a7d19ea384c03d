import type { Purse, Wallets } from './state';

/** The wallets where what the job `from` took was taken by the job `to`: the same job, known by another id from now on. */
export function renameCharge(wallets: Wallets, from: string, to: string): Wallets {
  const named = <T extends { job?: string | undefined }>(item: T): T =>
    item.job === from ? { ...item, job: to } : item;
  const renamed = (purse: Purse): Purse => ({
    ...purse,
    // A list may have shown it under its own id already: then that is the second account of the same charge.
    charges: purse.charges.some(({ job }) => job === from)
      ? purse.charges.filter(({ job }) => job !== to).map(named)
      : purse.charges,
    changes: purse.changes.map(named),
    doubts: purse.doubts.map(named),
  });
  return Object.fromEntries(Object.entries(wallets).map(([id, purse]) => [id, renamed(purse)]));
}
