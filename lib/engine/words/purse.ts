import type { WalletId } from '../../model/wallet';

/** The one name of each purse, in sentences and in tables. */
export const purseNames: Readonly<Record<WalletId, string>> = {
  create: 'Create credits',
  agent: 'Agent Wallet',
  api: 'API balance',
  fal: 'fal balance',
};

/** Where each is filled up (read 2026-11-21: Pika-Skills at b85e311, dev.pika.art, fal.ai). */
export const purseSites: Readonly<Record<WalletId, string>> = {
  create: 'pika.art/pricing',
  agent: 'www.pika.me/dev',
  api: 'dev.pika.art/billing',
  fal: 'fal.ai',
};

/** "Your fal balance is used up", "Your Create credits are used up". */
export function purseSays(wallet: WalletId, one: string, many: string): string {
  return `Your ${purseNames[wallet]} ${wallet === 'create' ? many : one}`;
}
