import type { WalletId } from '../../model/wallet';
import { chargedTwice } from './doubts';
import { settle } from './settle';
import { type Change, type Charge, emptyPurse, last, type Purse, same, type Wallets } from './state';

/** A fall of the balance and the submit that caused it are seen within that time of each other, in either order. */
const sameMomentMs = 30_000;
/** A job made elsewhere is found in a list later: what may have been its charge waits for it so long. */
const fallWaitsMs = 10 * 60_000;
const doubtWaitsMs = 30 * 60_000;

/** A job that is, or will be, paid from a purse. Told again, it only adds a cost that was not known. */
export function noteCharge(
  wallets: Wallets,
  charge: { job: string; wallet: WalletId; costCredits?: number | undefined; elsewhere?: boolean; atMs: number },
): Wallets {
  const purse =
    wallets[charge.wallet] ?? emptyPurse(charge.wallet === 'create' || charge.wallet === 'agent' ? 'credits' : 'usd');
  const told = charge.costCredits !== undefined && Number.isFinite(charge.costCredits) && charge.costCredits >= 0;
  const cost = told ? charge.costCredits || 0 : null;
  const old = purse.charges.find(({ job }) => job === charge.job);
  if (old !== undefined && (cost === null || (old.cost !== null && !old.estimated))) return wallets;
  const { job, atMs, elsewhere = false } = charge;
  const noted: Charge =
    old === undefined
      ? {
          job,
          cost,
          estimated: false,
          elsewhere,
          atMs,
          paidAtMs: null,
          refundedAtMs: null,
          end: null,
          refundUnsure: false,
        }
      : { ...old, cost, estimated: false, elsewhere };
  const charges = last([...purse.charges.filter(({ job }) => job !== charge.job), noted], 60);
  const next: Purse = { ...purse, charges };
  return { ...wallets, [charge.wallet]: noted.paidAtMs === null ? withEarlierFall(next, noted) : next };
}

/** The balance may have been seen to fall before the job was: that fall, or a doubt it caused, has its reason now. */
function withEarlierFall(purse: Purse, charge: Charge): Purse {
  const { elsewhere } = charge;
  const doubt = purse.doubts.find(
    ({ extra, atMs }) =>
      same(extra, charge.cost ?? extra) && within(atMs, charge.atMs, elsewhere ? doubtWaitsMs : sameMomentMs),
  );
  const loose = (change: Change) => change.meaning === 'unexplained';
  if (doubt !== undefined) {
    const changes = withoutFirst(
      purse.changes,
      (change) => loose(change) && change.job === doubt.job && change.atMs === doubt.atMs,
    );
    const doubts = purse.doubts.filter((other) => other !== doubt);
    return settle({ ...purse, changes, doubts }, [costing(charge, doubt.extra)], [], doubt.atMs);
  }
  const fall = purse.changes.find(
    (change) =>
      loose(change) &&
      change.job === undefined &&
      change.by < 0 &&
      within(change.atMs, charge.atMs, elsewhere ? fallWaitsMs : sameMomentMs),
  );
  if (fall === undefined) return purse;
  const changes = withoutFirst(purse.changes, (change) => change === fall);
  if (same(charge.cost ?? -fall.by, -fall.by)) {
    return settle({ ...purse, changes }, [costing(charge, -fall.by)], [], fall.atMs);
  }
  const twice = elsewhere ? undefined : chargedTwice({ ...purse, charges: [charge], doubts: [] }, -fall.by, fall.atMs);
  if (twice === undefined) return purse;
  const extra: Change = { atMs: fall.atMs, by: -twice.doubt.extra, meaning: 'unexplained', job: charge.job };
  const settled = settle({ ...purse, changes }, twice.paid, [], fall.atMs);
  return {
    ...settled,
    changes: last([...settled.changes, extra], 60),
    doubts: last([...settled.doubts, twice.doubt], 10),
  };
}

/** A cost that was not told is learned from the fall. */
function costing(charge: Charge, fall: number): Charge {
  return charge.cost === null ? { ...charge, cost: fall, estimated: true } : charge;
}

function within(a: number, b: number, ms: number): boolean {
  return Math.abs(a - b) <= ms;
}

function withoutFirst(changes: readonly Change[], test: (change: Change) => boolean): Change[] {
  const at = changes.findIndex(test);
  return changes.filter((_, index) => index !== at);
}
