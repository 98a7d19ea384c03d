import type { WalletCard } from '../../model/snapshot';
import { allowanceOf } from './cycle';
import { pursesOf } from './judge';
import { last, type Wallets } from './state';

/** What the pages show of each purse: the newest changes last. */
export function walletCards(wallets: Wallets): WalletCard[] {
  return pursesOf(wallets).map(([wallet, purse]) => ({
    wallet,
    amount: purse.amount,
    unit: purse.unit,
    allowance: allowanceOf(purse),
    seenAtMs: purse.seenAtMs,
    changes: last(purse.changes, 20),
  }));
}
