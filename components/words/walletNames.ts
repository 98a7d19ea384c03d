import { purseNames } from '../../lib/engine/words/purse';
import type { WalletId } from '../../lib/model/wallet';

/** Pika keeps three purses that never pay for each other, and fal has its own. */
export const walletNames: Readonly<Record<WalletId, { name: string; pays: string }>> = {
  create: { name: purseNames.create, pays: 'videos made on the website' },
  agent: { name: purseNames.agent, pays: 'Pika agents and developer keys' },
  api: { name: purseNames.api, pays: 'jobs sent through Pika\u2019s API' },
  fal: { name: purseNames.fal, pays: 'jobs sent through fal.ai' },
};
