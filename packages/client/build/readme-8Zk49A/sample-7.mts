import { createPacer, requiredScopes } from '@wapi/client';

const key = process.env.WAPI_KEY ?? '';
const reader = createWapi({ platform: 'tt', environment: 'sandbox', auth: { key, scopes: ['wapi-transactions-all'] } });
// @ts-expect-error -- getProfile needs wapi-user-retrieve
await reader.user.getProfile();

const scopes = requiredScopes('getUserProfile', 'chargeTrustedCard'); // the fewest scopes for these operations
const pacing = createPacer(); // for several clients of one credential, see below

export {};
