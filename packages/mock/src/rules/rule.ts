import type { Contract, Operation, Platform, PlatformInfo } from '@wapi/types';
import type { Fields } from '@wapi/validation';
import type { MockRequest } from '../http/mock-request.js';
import type { Account } from '../state/account.js';
import type { Accounts } from '../state/accounts.js';
import type { Pictures } from '../state/pictures.js';
import type { Tokens } from '../state/tokens.js';
import type { Webhooks } from '../webhooks/webhooks.js';
import type { Decision } from './decision.js';
import { SpecMismatchError } from './spec-mismatch-error.js';

/** The input of every rule. */
export interface RuleContext {
  contract: Contract;
  operation: Operation;
  platform: PlatformInfo;
  platformId: Platform;
  accounts: Accounts;
  pictures: Pictures;
  tokens: Tokens;
  webhooks: Webhooks;
  /** Milliseconds since 1970. */
  clock: () => number;
  request: MockRequest;
  /** Decoded and validated path parameters. */
  parameters: Readonly<Record<string, string>>;
  /** Validated query parameters, with the spec's defaults, converted to the spec's types. */
  query: Readonly<Record<string, unknown>>;
  /** The validated fields of the body. */
  fields: Fields;
  /** The id of the token's grant; undefined for a WAPI Key and for public operations. */
  grantId: string | undefined;
}

/** A rule's decision for a protected operation, with the further effects of the request. */
export interface AccountDecision extends Decision {
  /** Other new or changed accounts to save together with the caller's. */
  alsoSave?: readonly Account[];
  /** Runs after the changes have been saved. Use it for side effects that must not happen if saving fails. */
  afterCommit?: () => Promise<void> | void;
}

/** Decides the response to a valid request. The rule may change `account`, and a success response saves the change. */
export type AccountRule = (context: RuleContext, account: Account) => Promise<AccountDecision> | AccountDecision;

/** Decides the response to a valid request for a public operation, which has no caller. */
export type PublicRule = (context: RuleContext) => Promise<Decision>;

/**
 * The mock's explanation for refusing a restricted account. WiPay documents the response, but not why an account is
 * restricted.
 */
export const RESTRICTED = 'the account is restricted';

/** Returns the string value of a field that validation has already required. */
export function text(fields: Fields, name: string): string {
  const value = fields[name];
  if (typeof value !== 'string')
    throw new SpecMismatchError(`the rule reads the field ${name}, which the request does not have`);
  return value;
}
