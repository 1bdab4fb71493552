import type { Contract, Operation } from '@wapi/types';
import { documentedMessage, operationOf, type Reply, requireSignIn, type Session, type Step, valueAt } from './step.js';

/** Requests, uses, refreshes and revokes a token. */
export function tokenStep(contract: Contract): Step {
  const [grant, refresh, revoke] = (['createToken', 'refreshToken', 'revokeToken'] as const).map((id) =>
    operationOf(contract, id),
  ) as [Operation, Operation, Operation];
  const target = operationOf(contract, 'getUserProfile');

  return {
    id: 'tokens',
    kind: 'tokens',
    title: 'a token is granted, used, refreshed once and revoked',
    calls: [grant.id, target.id, refresh.id, refresh.id, target.id, revoke.id, target.id],
    async run(session) {
      const granted = await session.expect(
        {
          ...pathOf(grant),
          fields: { ...requireSignIn(session), scopes: target.scopes.join(' ') },
          credential: 'none',
        },
        { status: [200] },
      );
      checkLifetime(session, grant, granted);
      const exchange = { ...pathOf(refresh), fields: { refresh_token: textAt(granted, 'refresh_token') } };
      const use = (reply: Reply) => ({ ...pathOf(target), credential: { token: textAt(reply, 'access_token') } });
      await session.expect(use(granted), { status: [200] });
      const renewed = await session.expect({ ...exchange, credential: 'none' }, { status: [200] });
      checkLifetime(session, refresh, renewed);
      await session.expect(
        { ...exchange, credential: 'none' },
        { status: [401], message: documentedMessage(refresh, 401) },
      );
      await session.expect(use(renewed), { status: [200] });
      await session.expect({ ...use(renewed), ...pathOf(revoke) }, { status: [200] });
      await session.expect(use(renewed), { status: [401], message: documentedMessage(target, 401) });
    },
  };
}

function pathOf({ method, path }: Operation): { method: string; path: string } {
  return { method, path };
}

function textAt(reply: Reply, name: string): string {
  return String(valueAt(reply.body, name) ?? '');
}

/** Compares a token's lifetime, and any times in its claims, with the documented example. */
function checkLifetime(session: Session, { responses }: Operation, reply: Reply): void {
  const documented = valueAt(responses.find(({ status }) => status === 200)?.examples[0]?.value, 'expires_in');
  const announced = valueAt(reply.body, 'expires_in');
  if (typeof announced === 'number' && announced !== documented) {
    session.report({
      place: 'body/expires_in',
      keyword: 'lifetime',
      message: 'the token has another lifetime than documented',
      expected: `${String(documented)} seconds`,
      seen: 'another lifetime',
    });
  }
  const { iat, exp } = claimsOf(textAt(reply, 'access_token'));
  if (iat === undefined || exp === undefined || Math.abs(exp - iat - Number(documented)) <= 1) return;
  session.report({
    place: 'body/access_token',
    keyword: 'lifetime',
    message: 'the times in the token differ from the documented lifetime',
    expected: `${String(documented)} seconds`,
    seen: 'another lifetime',
  });
}

/** Returns the times in a JSON Web Token as Unix times in seconds; absent if the string is not a JSON Web Token. */
function claimsOf(token: string): { iat?: number; exp?: number } {
  try {
    const { iat, exp } = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Record<
      string,
      unknown
    >;
    return { ...(typeof iat === 'number' && { iat }), ...(typeof exp === 'number' && { exp }) };
  } catch {
    return {};
  }
}
