import { walletHosts } from '../../knowledge/vocabulary';
import type { WalletId } from '../../model/wallet';

/** The wallet that pays for a job told of by this host: the APIs have purses of their own, the web app the Create credits. */
export function walletOf(host: string): WalletId {
  return (Object.hasOwn(walletHosts, host) ? walletHosts[host] : undefined) ?? 'create';
}
