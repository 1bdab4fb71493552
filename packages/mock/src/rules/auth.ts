import type { Scope } from '@wapi/types';
import { meetsCondition } from '../state/account.js';
import { type PublicRule, text } from './rule.js';

/** Grants a token to an account that may use every scope it asks for. */
export const createToken: PublicRule = async ({ contract, operation, accounts, tokens, fields }) => {
  const account = await accounts.byEmail(text(fields, 'email'));
  if (account === undefined || account.password !== text(fields, 'password')) {
    return { status: 401, example: 'credentialsIncorrect', why: 'no account has this e-mail address and password' };
  }
  const scopes = text(fields, 'scopes').split(' ') as Scope[];
  for (const scope of scopes) {
    const { condition } = contract.credentials.bearer.scopes[scope];
    if (condition !== undefined && !meetsCondition(account, condition)) {
      return { status: 403, example: 'scopeNotAllowed', why: `the account may not use ${scope}: it does not meet ${condition}` };
    }
  }
  const documented = operation.responses.find(({ status }) => status === 200)?.examples[0]?.value as { expires_in: number };
  const { accessToken, refreshToken } = await tokens.grant(account.accountNumber, scopes, documented.expires_in);
  return {
    status: 200,
    example: 'tokenGranted',
    why: `granted ${scopes.join(' ')}`,
    fill(body) {
      body['access_token'] = accessToken;
      body['refresh_token'] = refreshToken;
    },
  };
};
