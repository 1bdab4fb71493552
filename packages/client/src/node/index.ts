export { fileFromPath, type FileFromPath, type FileFromPathOptions } from './file-from-path.js';
export { fileTokenStore, type FileTokenStoreOptions } from './file-token-store.js';
export type { StoredTokens, TokenStore } from '../auth/token-store.js';
