export { walletCards } from './cards';
export { judgeWallets, nextWalletDueMs } from './judge';
export { noteBalance } from './noteBalance';
export { noteJobEnd, noteJobsSeen } from './noteEnd';
export { noteCharge } from './noteJob';
export { noteJobAgain } from './noteJobAgain';
export { renameCharge } from './renameCharge';
