import type { Contract, Operation, Platform, PlatformInfo } from '@wapi/types';
import type { Fields } from '@wapi/validation';
import type { MockRequest } from '../http/mock-request.js';
import type { Account } from '../state/account.js';
import type { Accounts } from '../state/accounts.js';
import type { Pictures } from '../state/pictures.js';
import type { Tokens } from '../state/tokens.js';
import type { Webhooks } from '../webhooks/webhooks.js';
import type { Decision } from './decision.js';

/** What every rule may look at. */
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
  /** Path parameters, decoded and valid. */
  parameters: Readonly<Record<string, string>>;
  /** Query parameters, valid, in the types of the spec and with its defaults. */
  query: Readonly<Record<string, unknown>>;
  /** The body's fields, valid. */
  fields: Fields;
  /** The id of the grant behind the request's token; absent with a key and on public operations. */
  grantId: string | undefined;
}

/** What a rule with a caller decides. */
export interface AccountDecision extends Decision {
  /** Other accounts that are kept together with the caller's, whether they are new or not. */
  alsoSave?: readonly Account[];
  /** Runs when what was changed is kept: what should not happen for a change that comes to nothing. */
  afterCommit?: () => Promise<void> | void;
}

/**
 * Decides what a valid request is answered with. It may change `account`; the change is kept when the answer is a success.
 */
export type AccountRule = (context: RuleContext, account: Account) => Promise<AccountDecision> | AccountDecision;

/** The same for a public operation, which has no caller. */
export type PublicRule = (context: RuleContext) => Promise<Decision>;

/** Why a restricted account is refused. The reference documents the answer and not the reason. */
export const RESTRICTED = 'the account is restricted';

/** The text of a field that was checked to be there. */
export function text(fields: Fields, name: string): string {
  const value = fields[name];
  if (typeof value !== 'string') throw new Error(`The field ${name} must be a string after validation.`);
  return value;
}
