import type { WalletId } from '../../lib/model/wallet';

/** Pika keeps three purses that never pay for each other, and fal has its own. */
export const walletNames: Readonly<Record<WalletId, { name: string; pays: string }>> = {
  create: { name: 'Create credits', pays: 'videos made on the website' },
  agent: { name: 'Agent credits', pays: 'Pika agents and developer keys' },
  api: { name: 'API credits', pays: 'jobs sent through Pika\u2019s API' },
  fal: { name: 'fal balance', pays: 'jobs sent through fal.ai' },
};
