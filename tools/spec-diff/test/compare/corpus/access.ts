import { getChild } from '../../../src/compare/json-pointer.js';
import type { Document } from '../../../src/compare/types.js';
import { readEndpoints } from '../../../src/compare/versions.js';
import { add, all, remove, rename, set } from '../../support/edits.js';
import { type Breaking, ours, redocly } from './row.js';

const bearer = '/components/securitySchemes/bearer';
const key = '/components/securitySchemes/wapiKey';

/** Credentials, scopes, and the names in the generated client. */
export const access: Breaking[] = [
  redocly(
    'an operation asks for another scope',
    set('/paths/~1user/get/security/0/bearer', ['wapi-user-update']),
    'security-requirement-changed',
    '/paths/~1user/get/security/0/bearer',
  ),
  redocly(
    'an operation asks for one scope more',
    add('/paths/~1user~1password/patch/security/0/bearer', 'wapi-user-retrieve'),
    'security-requirement-changed',
    '/paths/~1user~1password/patch/security/0/bearer',
  ),
  redocly(
    'an operation takes no key any more',
    remove('/paths/~1user~1phone/patch/security/1'),
    'security-requirement-changed',
    '/paths/~1user~1phone/patch/security/1',
  ),
  redocly(
    'a public operation asks for a credential',
    set('/paths/~1auth~1tokens/post/security', [{ bearer: ['wapi-user-all'] }]),
    'security-requirement-changed',
    '/paths/~1auth~1tokens/post/security',
  ),
  redocly(
    'a public operation says nothing of credentials any more',
    remove('/paths/~1auth~1tokens~1refresh/post/security'),
    'security-requirement-changed',
    '/paths/~1auth~1tokens~1refresh/post/security',
  ),
  redocly('the key goes into another header', set(`${key}/name`, 'X-Key'), 'security-scheme-changed', `${key}/name`),
  ours(
    'a scope is gone',
    all(
      remove(`${bearer}/flows/password/scopes/wapi-transactions-get-fees`),
      remove(`${bearer}/x-scope-parents/wapi-transactions-get-fees`),
    ),
    'scope-removed',
    `${bearer}/flows/password/scopes/wapi-transactions-get-fees`,
  ),
  ours(
    'a scope has another parent',
    set(`${bearer}/x-scope-parents/wapi-user-create`, 'wapi-accounts-all'),
    'scope-parent-changed',
    `${bearer}/x-scope-parents/wapi-user-create`,
  ),
  ours(
    'a scope has no parent any more',
    remove(`${bearer}/x-scope-parents/wapi-user-delete`),
    'scope-parent-changed',
    `${bearer}/x-scope-parents/wapi-user-delete`,
  ),
  ours(
    'fewer accounts are granted a scope',
    set(`${bearer}/x-scope-conditions/wapi-withdrawals-all`, 'verified-account'),
    'scope-condition-added',
    `${bearer}/x-scope-conditions/wapi-withdrawals-all`,
  ),
  ours(
    'tokens are granted at another address',
    set(`${bearer}/flows/password/tokenUrl`, 'https://ttsb.wipayfinancial.com/oauth/token'),
    'oauth-url-changed',
    `${bearer}/flows/password/tokenUrl`,
  ),
  ours(
    'keys must match another pattern',
    set(`${key}/x-key-pattern`, '^wapi_live_[0-9a-f]{18}_[0-9a-f]{64}$'),
    'key-pattern-changed',
    `${key}/x-key-pattern`,
  ),
  ours(
    'test keys are for another environment',
    set(`${key}/x-key-environments/test`, 'live'),
    'key-environment-changed',
    `${key}/x-key-environments/test`,
  ),

  redocly(
    'an operation has another operationId',
    set('/paths/~1user~1banks/get/operationId', 'listBanks'),
    'operation-id-changed',
    '/paths/~1user~1banks/get/operationId',
  ),
  ours(
    'a method of the client has another name',
    set('/paths/~1user~1banks~1local/get/x-sdk-method', 'getLocal'),
    'sdk-method-changed',
    '/paths/~1user~1banks~1local/get/x-sdk-method',
  ),
  ours(
    'a group of the client has another name',
    set('/tags/4/x-sdk-group', 'cards'),
    'sdk-group-changed',
    '/tags/4/x-sdk-group',
  ),
  ours(
    'a method of the client is in another group',
    set('/paths/~1transactions~1{transaction_id}~1refund/post/tags', ['User']),
    'sdk-group-changed',
    '/paths/~1transactions~1{transaction_id}~1refund/post/tags',
  ),
];

/** Each of these leaves too little of the credentials for others to be seen beside it. */
export const alone: Breaking[] = [
  ours(
    'tokens are granted by another OAuth flow',
    rename(`${bearer}/flows/password`, 'clientCredentials'),
    'oauth-flow-removed',
    `${bearer}/flows/password`,
  ),
  redocly('there are no keys any more', all(remove(key), withoutKeys), 'security-scheme-changed', key),
];

/** Takes the key out of all that operations take. */
function withoutKeys(document: Document): void {
  for (const { place } of readEndpoints(document).operations) {
    const security = getChild(place.node, 'security');
    const others = Array.isArray(security)
      ? security.filter((requirement) => getChild(requirement, 'wapiKey') === undefined)
      : [];
    set(`${place.pointer}/security`, others)(document);
  }
}
