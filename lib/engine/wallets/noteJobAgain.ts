import type { Wallets } from './state';

/** A job that was called over goes on: its charge has no end yet. */
export function noteJobAgain(wallets: Wallets, job: string): Wallets {
  const entries = Object.entries(wallets).map(([id, purse]) => [
    id,
    { ...purse, charges: purse.charges.map((charge) => (charge.job === job ? { ...charge, end: null } : charge)) },
  ]);
  return Object.fromEntries(entries);
}
