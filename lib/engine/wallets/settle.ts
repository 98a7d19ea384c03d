import { type Change, type Charge, last, type Purse, same } from './state';

/** Marks charges as paid and given back, and writes it into the history. */
export function settle(purse: Purse, paid: readonly Charge[], refunded: readonly Charge[], nowMs: number): Purse {
  const cost = new Map(paid.map((charge) => [charge.job, charge]));
  const back = new Set(refunded.map(({ job }) => job));
  const changes: Change[] = [
    ...paid
      .toSorted((a, b) => a.atMs - b.atMs)
      .map(({ job, cost: by }): Change => ({ atMs: nowMs, by: -(by ?? 0), meaning: 'charge', job })),
    ...refunded.map(({ job, cost: by }): Change => ({ atMs: nowMs, by: by ?? 0, meaning: 'refund', job })),
  ].filter(({ by }) => !same(by, 0));
  return {
    ...withChanges(purse, changes),
    charges: purse.charges.map((charge) => ({
      ...charge,
      ...(cost.has(charge.job) && { ...cost.get(charge.job), paidAtMs: nowMs }),
      ...(back.has(charge.job) && { refundedAtMs: nowMs }),
    })),
  };
}

/** The history goes on; only its newest part is kept. */
export function withChanges(purse: Purse, changes: readonly Change[]): Purse {
  return { ...purse, changes: last([...purse.changes, ...changes], 60) };
}
