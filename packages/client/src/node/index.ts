export { fileChargeJournal } from './file-charge-journal.js';
export { fileFromPath, type FileFromPath, type FileFromPathOptions } from './file-from-path.js';
export { fileTokenStore, type FileTokenStoreOptions } from './file-token-store.js';
export type { StoredTokens, TokenStore } from '../auth/token-store.js';
export type { AskingEntry, ChargeEntry, ChargeJournal } from '../charges/journal.js';
