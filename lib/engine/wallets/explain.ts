import { type Charge, type Purse, same } from './state';

/** A charge may come that late after its submit. */
const chargeShowsMs = 30 * 60_000;
/** A job found in a list was charged before: a look at the balance that much later has shown it. */
const balanceLagMs = 60_000;
const mostPaid = 8;
const mostRefunded = 5;

export interface Explanation {
  paid: readonly Charge[];
  refunded: readonly Charge[];
}

/** Charges that the last look at the balance has not shown and the next one may show, newest first. */
export function unpaidIn({ charges, seenAtMs }: Purse): Charge[] {
  return charges
    .filter((charge) => charge.paidAtMs === null && mayStillShow(charge, seenAtMs))
    .sort((a, b) => b.atMs - a.atMs);
}

/** However long ago the submit was: it counts whether a look at the balance has come since then. */
function mayStillShow(charge: Charge, seenAtMs: number | null): boolean {
  if (seenAtMs === null) return true;
  const { end } = charge;
  if (end !== null && end.outcome !== 'finished' && seenAtMs > end.atMs + balanceLagMs) return false;
  return seenAtMs - charge.atMs <= (charge.elsewhere ? balanceLagMs : chargeShowsMs);
}

/** Paid and not given back, those without a video first, then newest first. */
function refundable(charges: readonly Charge[]): Charge[] {
  const lost = (charge: Charge) => (charge.end !== null && charge.end.outcome !== 'finished' ? 1 : 0);
  return charges
    .filter((charge) => charge.paidAtMs !== null && charge.refundedAtMs === null && charge.end?.outcome !== 'finished')
    .sort((a, b) => lost(b) - lost(a) || b.atMs - a.atMs);
}

/**
 * The fewest charges and refunds that add up to a change of the balance; undefined when none do. Unpaid charges of
 * unknown cost share what the known ones leave.
 */
export function explain(by: number, purse: Purse): Explanation | undefined {
  const unpaid = unpaidIn(purse);
  const known = unpaid.filter(({ cost }) => cost !== null);
  const unknown = unpaid.filter(({ cost }) => cost === null);
  const found = fewest(by, known.slice(0, mostPaid), refundable(purse.charges).slice(0, mostRefunded));
  if (found !== undefined || unknown.length === 0) return found;
  const rest = -by - sum(known);
  if (rest < 0.0005) return undefined;
  const share = unknown.map((charge) => ({ ...charge, cost: rest / unknown.length, estimated: true }));
  return { paid: [...known, ...share], refunded: [] };
}

/** Refunds of lost jobs and charges of others that may stand in one look, so that it shows no change. */
export function hidden(purse: Purse, nowMs: number): Explanation | undefined {
  const settled = unpaidIn(purse).filter(({ cost, atMs }) => cost !== null && cost > 0 && nowMs - atMs >= balanceLagMs);
  const lost = refundable(purse.charges).filter(({ end, cost }) => end !== null && cost !== null && cost > 0);
  return fewest(0, settled.slice(0, mostPaid), lost.slice(0, mostRefunded));
}

function fewest(by: number, unpaid: readonly Charge[], back: readonly Charge[]): Explanation | undefined {
  let best: Explanation | undefined;
  const refunds = subsets(back);
  for (const paid of subsets(unpaid)) {
    for (const refunded of refunds) {
      const size = paid.length + refunded.length;
      if (size === 0 || (best !== undefined && size >= best.paid.length + best.refunded.length)) continue;
      if (same(by, sum(refunded) - sum(paid))) best = { paid, refunded };
    }
  }
  return best;
}

function subsets(charges: readonly Charge[]): Charge[][] {
  return Array.from({ length: 2 ** charges.length }, (_, mask) => charges.filter((_, at) => (mask >> at) % 2 === 1));
}

/** What these charges cost, as far as it is known. */
export function sum(charges: readonly Charge[]): number {
  return charges.reduce((total, { cost }) => total + (cost ?? 0), 0);
}
