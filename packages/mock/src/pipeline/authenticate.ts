import type { Contract, Environment, LeafScope, Scope } from '@wapi/types';
import type { Account } from '../state/account.js';
import type { Accounts } from '../state/accounts.js';
import type { Persona } from '../state/personas.js';
import type { Tokens } from '../state/tokens.js';
import type { MockRequest } from '../http/mock-request.js';

/** The caller of a request, and the scopes of its credential. */
export interface Caller {
  account: Account;
  scopes: readonly Scope[];
  kind: 'bearer' | 'wapiKey';
  /** Identifies the credential in rate limits, without revealing it. */
  id: string;
  /** The id of the token's grant; absent for a WAPI Key. */
  grantId?: string;
}

export type Authentication = { caller: Caller } | { caller?: never; why: string };

export type Authenticate = (request: MockRequest) => Promise<Authentication> | Authentication;

/**
 * Checks that a request has exactly one credential, and that this credential is valid. The reason in `why` never
 * contains the credential.
 */
export function createAuthenticator(deps: {
  contract: Contract;
  environment: Environment;
  accounts: Accounts;
  tokens: Tokens;
  personas: readonly Persona[];
}): Authenticate {
  const { contract, environment, accounts, tokens, personas } = deps;
  const { header, pattern, environments } = contract.credentials.wapiKey;
  const keyHeader = header.toLowerCase();
  const keyPattern = new RegExp(pattern);
  const keys = new Map(
    personas.flatMap(({ account, keys: owned }) =>
      owned.map((key) => [key.key, { ...key, account, callerId: `key:${key.key.split('_')[2] ?? ''}` }] as const),
    ),
  );

  async function byToken(authorization: string): Promise<Authentication> {
    const token = /^bearer +(\S+)$/i.exec(authorization)?.[1];
    if (token === undefined) return { why: 'Authorization is not "Bearer <access_token>"' };
    const grant = await tokens.find(token);
    if (grant === undefined) return { why: 'the access token is unknown, expired or revoked' };
    const account = await accounts.byNumber(grant.accountNumber);
    if (account === undefined || account.deactivated)
      return { why: 'the account of the access token is missing or deactivated' };
    return { caller: { account, scopes: grant.scopes, kind: 'bearer', id: `token:${grant.id}`, grantId: grant.id } };
  }

  async function byKey(key: string): Promise<Authentication> {
    const found = keys.get(key);
    if (found === undefined) return { why: whyUnknown(key) };
    if (found.status !== 'valid') return { why: `the WAPI Key is ${found.status}` };
    const account = await accounts.byNumber(found.account.accountNumber);
    if (account === undefined || account.deactivated)
      return { why: 'the account of the WAPI Key is missing or deactivated' };
    return { caller: { account, scopes: found.scopes, kind: 'wapiKey', id: found.callerId } };
  }

  function whyUnknown(key: string): string {
    const word = keyPattern.exec(key)?.[1];
    if (word === undefined) return `${header} does not have the form of a WAPI Key`;
    return environments[word] === environment
      ? 'the WAPI Key is unknown'
      : `a ${word} key does not work in the ${environment} environment`;
  }

  return (request) => {
    const authorization = request.header('authorization');
    const key = request.header(keyHeader);
    if (authorization !== undefined && key !== undefined)
      return { why: `both Authorization and ${header} were sent; send exactly one` };
    if (authorization !== undefined) return byToken(authorization);
    if (key !== undefined) return byKey(key);
    return { why: `neither Authorization nor ${header} was sent` };
  };
}

/** Returns the required scopes that the credential lacks. A scope can be granted directly or by a parent scope. */
export function missingScopes(
  contract: Contract,
  needed: readonly LeafScope[],
  granted: readonly Scope[],
): LeafScope[] {
  return needed.filter((scope) => {
    const { parent } = contract.credentials.bearer.scopes[scope];
    return !granted.includes(scope) && (parent === undefined || !granted.includes(parent));
  });
}
