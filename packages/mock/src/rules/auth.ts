import type { Scope } from '@wapi/types';
import { type Account, meetsCondition } from '../state/account.js';
import { type AccountRule, type PublicRule, RESTRICTED, type RuleContext, text } from './rule.js';
import type { Decision } from './decision.js';

/** Grants a token if the account may use every requested scope. */
export const createToken: PublicRule = async (context) => {
  const { accounts, fields } = context;
  const account = await accounts.byEmail(text(fields, 'email'));
  if (account === undefined || account.deactivated || account.password !== text(fields, 'password')) {
    return {
      status: 401,
      example: 'credentialsIncorrect',
      why: 'no active account has this e-mail address and password',
    };
  }
  const scopes = text(fields, 'scopes').split(' ') as Scope[];
  const refused = refusedScope(context, account, scopes);
  if (refused !== undefined) return { status: 403, example: 'scopeNotAllowed', why: refused };
  return grant(context, account, scopes);
};

/** Exchanges a refresh token for a new pair of tokens. The old refresh token is consumed even if the request fails. */
export const refreshToken: PublicRule = async (context) => {
  const { accounts, tokens, fields } = context;
  const old = await tokens.useRefreshToken(text(fields, 'refresh_token'));
  const account = old && (await accounts.byNumber(old.accountNumber));
  if (old === undefined || account === undefined || account.deactivated) {
    return { status: 401, example: 'refreshTokenInvalid', why: 'the refresh token is unknown, expired or used' };
  }
  const refused = refusedScope(context, account, old.scopes);
  if (refused !== undefined) return { status: 403, example: 'scopesNotAllowedAnyMore', why: refused };
  return grant(context, account, old.scopes);
};

/** Revokes the token that the request carries. */
export const revokeToken: AccountRule = async ({ tokens, grantId }, account) => {
  if (account.restricted) return { status: 403, example: 'revocationForbidden', why: RESTRICTED };
  if (grantId === undefined) throw new Error('revokeToken needs a caller with a token.');
  await tokens.revoke(grantId);
  return { status: 200, example: 'ok', why: 'the token was valid' };
};

/** Returns the reason if an account is not allowed to use one of the scopes; undefined if it may use all of them. */
function refusedScope({ contract }: RuleContext, account: Account, scopes: readonly Scope[]): string | undefined {
  for (const scope of scopes) {
    const { condition } = contract.credentials.bearer.scopes[scope];
    if (condition !== undefined && !meetsCondition(account, condition))
      return `the account may not use ${scope}: it does not meet ${condition}`;
  }
  return undefined;
}

async function grant(
  { operation, tokens }: RuleContext,
  account: Account,
  scopes: readonly Scope[],
): Promise<Decision> {
  const documented = operation.responses.find(({ status }) => status === 200)?.examples[0]?.value as {
    expires_in: number;
  };
  const pair = await tokens.grant(account.accountNumber, scopes, documented.expires_in);
  return {
    status: 200,
    example: 'tokenGranted',
    why: `granted ${scopes.join(' ')}`,
    fill(body) {
      body['access_token'] = pair.accessToken;
      body['refresh_token'] = pair.refreshToken;
    },
  };
}
