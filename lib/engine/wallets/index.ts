export { walletCards } from './cards';
export { judgeWallets, nextWalletDueMs } from './judge';
export { noteBalance } from './noteBalance';
export { noteCharge, noteJobEnd } from './noteJob';
export { noteJobAgain } from './noteJobAgain';
