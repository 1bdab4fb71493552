// The facts about each operation in WiPay's public reference. The expected values come from a list of the reference's
// facts, not from the spec. pages.test.ts tests the pages.
import { describe, expect, it } from 'vitest';
import { bundle, operationNamed, operations, resolveRef } from '../support/bundle.js';
import type { Json } from '../support/bundle.js';
import { access, anyScope, open } from './support/access.js';

/**
 * Returns the alternatives of `security` for the credential in a table row. Both kinds of credential are accepted, each
 * with the scope and with its parent scope.
 */
function securityFor(credential: Json) {
  if (credential === open) return [];
  if (credential === anyScope) return [{ bearer: [] }];
  const group = /^wapi-(accounts|user|transactions|trusted-cards|withdrawals)/.exec(credential)?.[0];
  const scopes = [credential, `${group}-all`];
  return ['bearer', 'wapiKey'].flatMap((name) => scopes.map((scope) => ({ [name]: [scope] })));
}

describe('the operations of the reference', () => {
  it('are exactly the operations of the spec', () => {
    expect(operations.map(({ name }) => name).toSorted()).toEqual(access.map(([name]) => name).toSorted());
  });

  it.each(access)(
    'include %s with source %s, credential %s and %i requests per minute',
    (name, provenance, credential, requests, bucket) => {
      const { operation } = operationNamed(name);
      expect(operation['x-provenance']).toBe(provenance);
      expect(operation.security).toEqual(securityFor(credential));
      expect(operation['x-rate-limit']).toEqual({ requests, per: 'minute', ...(bucket && { bucket }) });
    },
  );

  it('require every leaf scope', () => {
    const leaves = Object.keys(bundle.components.securitySchemes.bearer['x-scope-parents']);
    expect(new Set(access.map(([, , scope]) => scope).filter((scope) => scope.startsWith('wapi-')))).toEqual(
      new Set(leaves),
    );
  });
});

describe('the conventions of the reference', () => {
  it.each(access)('apply to %s: its body is form data', (name) => {
    const { operation } = operationNamed(name);
    const types = Object.keys(resolveRef(operation.requestBody)?.content ?? {});
    const forms = ['multipart/form-data', 'application/x-www-form-urlencoded'];
    // Expect only multipart for a picture, because only multipart can contain a file.
    const taken = name.endsWith('/user/picture') ? forms.slice(0, 1) : forms;
    expect(types).toEqual(/^(GET|DELETE) |\/refund$/.test(name) ? [] : taken);
  });

  it('include all rate-limit headers, marked as inferred', () => {
    const limited = resolveRef(operationNamed('GET /withdrawals').operation.responses['429']);
    expect(Object.keys(limited.headers).toSorted()).toEqual([
      'Retry-After',
      'X-RateLimit-Limit',
      'X-RateLimit-Remaining',
      'X-RateLimit-Reset',
    ]);
    for (const header of Object.values<Json>(bundle.components.headers))
      expect(header['x-provenance']).toBe('inferred');
  });

  it('include a credential for each of two headers', () => {
    const { bearer, wapiKey } = bundle.components.securitySchemes;
    expect([bearer.type, Object.keys(bearer.flows)]).toEqual(['oauth2', ['password']]);
    expect([wapiKey.type, wapiKey.in, wapiKey.name]).toEqual(['apiKey', 'header', 'X-WAPI-Key']);
    expect(`wapi_live_${'0f'.repeat(9)}_${'0f'.repeat(32)}`).toMatch(new RegExp(wapiKey['x-key-pattern']));
  });

  it('are followed by the list of names that changed since v1.0.5', () => {
    const renamed = [
      '`/auth/grant`',
      '`POST /auth/tokens`',
      '`wapi-trans-all` | `wapi-transactions-all`',
      '`wapi-trans-get-history`, `wapi-trans-get-status` | `wapi-transactions-retrieve`',
      '`wapi-trans-refund-request` | `wapi-transactions-refund-request`',
      '`wapi-trusted-card-*` | `wapi-trusted-cards-*`',
    ];
    for (const text of renamed) expect(bundle.info.description).toContain(text);
  });
});
