export { fileChargeJournal, filePayoutJournal } from './file-journal.js';
export { fileFromPath, type FileFromPath, type FileFromPathOptions } from './file-from-path.js';
export { fileTokenStore, type FileTokenStoreOptions } from './file-token-store.js';
export type { StoredTokens, TokenStore } from '../auth/token-store.js';
export type { ChargeEntry, ChargeJournal } from '../charges/journal.js';
export type { PayoutEntry, PayoutJournal } from '../payouts/journal.js';
