import { explain, unpaidIn } from './explain';
import { type Charge, type Doubt, type Purse, same } from './state';

/** A second fall by the cost of a job paid for so recently may be a second charge for it. */
const secondChargeMs = 10 * 60_000;
/** The next reading confirms a doubt when it comes at least so much later. */
const nextReadingMs = 5000;

/** A fall that is explained once one job's cost is counted twice, in one reading or in two soon after each other. */
export function chargedTwice(
  purse: Purse,
  fall: number,
  nowMs: number,
): { paid: readonly Charge[]; doubt: Doubt } | undefined {
  const doubt = (job: string, extra: number, apart: boolean): Doubt => ({
    job,
    extra,
    atMs: nowMs,
    apart,
    confirmedAtMs: null,
  });
  const certain = (charge: Charge) => charge.cost !== null && charge.cost > 0 && !charge.estimated && !charge.elsewhere;
  // Paid and given back in one look: what each of them made of the balance was not seen.
  const mixed = (atMs: number) => purse.charges.some(({ refundedAtMs }) => refundedAtMs === atMs);
  for (const charge of unpaidIn(purse).filter(certain)) {
    const extra = charge.cost ?? 0;
    const reasons = explain(extra - fall, purse);
    if (reasons?.paid.includes(charge) && reasons.refunded.length === 0) {
      return { paid: reasons.paid, doubt: doubt(charge.job, extra, false) };
    }
  }
  const again = purse.charges.findLast(
    (charge) =>
      certain(charge) &&
      charge.paidAtMs !== null &&
      charge.refundedAtMs === null &&
      !mixed(charge.paidAtMs) &&
      nowMs - charge.paidAtMs <= secondChargeMs &&
      same(charge.cost ?? 0, fall) &&
      !purse.doubts.some(({ job }) => job === charge.job),
  );
  return again === undefined ? undefined : { paid: [], doubt: doubt(again.job, fall, true) };
}

/** Doubts that this look, with nothing to clear them up, makes certain. */
export function confirmed(doubts: readonly Doubt[], nowMs: number): Doubt[] {
  return doubts.map((doubt) =>
    doubt.confirmedAtMs === null && nowMs - doubt.atMs >= nextReadingMs ? { ...doubt, confirmedAtMs: nowMs } : doubt,
  );
}
