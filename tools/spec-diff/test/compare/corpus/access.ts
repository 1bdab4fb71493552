import { getChild } from '../../../src/compare/json-pointer.js';
import type { Document } from '../../../src/compare/types.js';
import { readEndpoints } from '../../../src/compare/versions.js';
import { add, all, remove, rename, set } from '../../support/edits.js';
import { type Breaking, breaking } from './row.js';

const bearer = '/components/securitySchemes/bearer';
const key = '/components/securitySchemes/wapiKey';

/** Breaking edits to credentials, scopes and client names. */
export const access: Breaking[] = [
  breaking(
    'an operation requires a different scope',
    set('/paths/~1user/get/security/0/bearer', ['wapi-user-update']),
    'security-requirement-changed',
    '/paths/~1user/get/security/0/bearer',
  ),
  breaking(
    'an operation requires an additional scope',
    add('/paths/~1user~1password/patch/security/0/bearer', 'wapi-user-retrieve'),
    'security-requirement-changed',
    '/paths/~1user~1password/patch/security/0/bearer',
  ),
  breaking(
    'an operation no longer accepts a key',
    remove('/paths/~1user~1phone/patch/security/1'),
    'security-requirement-changed',
    '/paths/~1user~1phone/patch/security/1',
  ),
  breaking(
    'a public operation requires a credential',
    set('/paths/~1auth~1tokens/post/security', [{ bearer: ['wapi-user-all'] }]),
    'security-requirement-changed',
    '/paths/~1auth~1tokens/post/security',
  ),
  breaking(
    'a public operation inherits the default credentials',
    remove('/paths/~1auth~1tokens~1refresh/post/security'),
    'security-requirement-changed',
    '/paths/~1auth~1tokens~1refresh/post/security',
  ),
  breaking('the header of the key changes', set(`${key}/name`, 'X-Key'), 'security-scheme-changed', `${key}/name`),
  breaking(
    'a scope is removed',
    all(
      remove(`${bearer}/flows/password/scopes/wapi-transactions-get-fees`),
      remove(`${bearer}/x-scope-parents/wapi-transactions-get-fees`),
    ),
    'scope-removed',
    `${bearer}/flows/password/scopes/wapi-transactions-get-fees`,
  ),
  breaking(
    'the parent of a scope changes',
    set(`${bearer}/x-scope-parents/wapi-user-create`, 'wapi-accounts-all'),
    'scope-parent-changed',
    `${bearer}/x-scope-parents/wapi-user-create`,
  ),
  breaking(
    'the parent of a scope is removed',
    remove(`${bearer}/x-scope-parents/wapi-user-delete`),
    'scope-parent-changed',
    `${bearer}/x-scope-parents/wapi-user-delete`,
  ),
  breaking(
    'a scope gets a condition',
    set(`${bearer}/x-scope-conditions/wapi-withdrawals-all`, 'verified-account'),
    'scope-condition-added',
    `${bearer}/x-scope-conditions/wapi-withdrawals-all`,
  ),
  breaking(
    'the token URL changes',
    set(`${bearer}/flows/password/tokenUrl`, 'https://ttsb.wipayfinancial.com/oauth/token'),
    'oauth-url-changed',
    `${bearer}/flows/password/tokenUrl`,
  ),
  breaking(
    'the key pattern changes',
    set(`${key}/x-key-pattern`, '^wapi_live_[0-9a-f]{18}_[0-9a-f]{64}$'),
    'key-pattern-changed',
    `${key}/x-key-pattern`,
  ),
  breaking(
    'the environment of test keys changes',
    set(`${key}/x-key-environments/test`, 'live'),
    'key-environment-changed',
    `${key}/x-key-environments/test`,
  ),

  breaking(
    'the operationId of an operation changes',
    set('/paths/~1user~1banks/get/operationId', 'listBanks'),
    'operation-id-changed',
    '/paths/~1user~1banks/get/operationId',
  ),
  breaking(
    'a client method is renamed',
    set('/paths/~1user~1banks~1local/get/x-sdk-method', 'getLocal'),
    'sdk-method-changed',
    '/paths/~1user~1banks~1local/get/x-sdk-method',
  ),
  breaking(
    'a client group is renamed',
    set('/tags/4/x-sdk-group', 'cards'),
    'sdk-group-changed',
    '/tags/4/x-sdk-group',
  ),
  breaking(
    'a client method moves to a different group',
    set('/paths/~1transactions~1{transaction_id}~1refund/post/tags', ['User']),
    'sdk-group-changed',
    '/paths/~1transactions~1{transaction_id}~1refund/post/tags',
  ),
];

/** Edits that must run alone, because they would hide the findings for other edits to credentials. */
export const alone: Breaking[] = [
  breaking(
    'the OAuth flow changes',
    rename(`${bearer}/flows/password`, 'clientCredentials'),
    'oauth-flow-removed',
    `${bearer}/flows/password`,
  ),
  breaking('the key credential is removed', all(remove(key), removeKeyRequirements), 'security-scheme-changed', key),
];

function removeKeyRequirements(document: Document): void {
  for (const { place } of readEndpoints({ ...document }).operations) {
    const security = getChild(place.node, 'security');
    const others = Array.isArray(security)
      ? security.filter((requirement) => getChild(requirement, 'wapiKey') === undefined)
      : [];
    set(`${place.pointer}/security`, others)(document);
  }
}
