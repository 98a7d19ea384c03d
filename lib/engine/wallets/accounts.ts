import * as z from 'zod/mini';
import { type BalanceSighting, compareAccounts, joinAccounts, type WalletId, walletIdSchema } from '../../model/wallet';
import { emptyPurse, last, type Purse, purseSchema, type Wallets } from './state';

const MAX_AWAY_COUNT = 12;

/** Purses of accounts that are not the one last seen, oldest first. */
export const awaySchema = z.array(z.object({ wallet: walletIdSchema, purse: purseSchema }));
export type Away = z.infer<typeof awaySchema>;

export interface Purses {
  wallets: Wallets;
  away: Away;
}

/**
 * Brings the purse of this account to the front: what two accounts hold is never taken for a change of one balance. A
 * purse of which nobody knew the owner belongs to the first one that is named.
 */
export function switchAccount(
  purses: Purses,
  wallet: WalletId,
  account: string | undefined,
  unit: Purse['unit'],
): Purses {
  const shown = purses.wallets[wallet];
  if (account === undefined || shown === undefined || shown.account === account) return purses;
  const isSame = (other: string | null) => other !== null && compareAccounts(other, account) === 'same';
  if (shown.account === null || compareAccounts(shown.account, account) !== 'other') {
    // Another name of the same account, or the first one that is told.
    const joined = shown.account === null ? account : joinAccounts(shown.account, account);
    return { ...purses, wallets: { ...purses.wallets, [wallet]: { ...shown, account: joined } } };
  }
  const isMine = (one: Away[number]) => one.wallet === wallet && isSame(one.purse.account);
  const mine = purses.away.find(isMine)?.purse ?? { ...emptyPurse(unit), account, guest: true };
  const away = [...purses.away.filter((one) => !isMine(one)), { wallet, purse: shown }];
  return { wallets: { ...purses.wallets, [wallet]: mine }, away: last(away, MAX_AWAY_COUNT) };
}

/** The purses as a look at a balance finds them, its account in front. */
export function frontFor(purses: Purses, balance: BalanceSighting): Purses {
  const known = purses.wallets[balance.wallet] === undefined && balance.account !== undefined;
  const wallets = known
    ? { ...purses.wallets, [balance.wallet]: { ...emptyPurse(balance.unit), account: balance.account ?? null } }
    : purses.wallets;
  return switchAccount({ ...purses, wallets }, balance.wallet, balance.account, balance.unit);
}
