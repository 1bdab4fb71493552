import { document, type OpenApiDocument } from '@wapi/types';
import { describe, expect, it } from 'vitest';
import { createMock } from '../../src/index.js';
import { bearer, persona, send } from '../support/caller.js';
import { image } from '../support/images.js';

/** A copy of the bundle with strings replaced. */
function withReplaced(...replacements: [from: string, to: string][]): OpenApiDocument {
  const text = replacements.reduce((json, [from, to]) => json.replaceAll(from, to), JSON.stringify(document));
  return JSON.parse(text) as OpenApiDocument;
}

/** A copy of the bundle without one path. */
function withoutPath(path: string): OpenApiDocument {
  const copy = structuredClone(document) as unknown as { paths: Record<string, Record<string, object>> };
  delete copy.paths[path];
  // Also remove `x-moves-money`, because the removed operation may be the one to which it refers.
  for (const operation of Object.values(copy.paths).flatMap((item) => Object.values(item)))
    if ('x-moves-money' in operation) delete operation['x-moves-money'];
  return copy as unknown as OpenApiDocument;
}

async function keyOf(mock: ReturnType<typeof createMock>): Promise<{ 'x-wapi-key': string }> {
  return { 'x-wapi-key': (await persona(mock, 'wapi@test.com')).key ?? '' };
}

describe('a spec that has changed under a rule', () => {
  it('gets its first example if it renames the example that the rule decides on', async () => {
    const mock = createMock({ spec: withReplaced(['"pictureExists":{"$ref"', '"photoExists":{"$ref"']) });
    const form = { picture: image('png') };
    const refused = await send(mock, 'POST', '/user/picture', { headers: await keyOf(mock), form });
    expect([refused.status, refused.body['message']]).toEqual([409, 'A profile picture already exists.']);
    expect(refused.why).toContain('the spec has no example pictureExists');
  });

  it('gets the first documented success if it renames a field that the rule reads', async () => {
    const mock = createMock({ spec: withReplaced(['old_password', 'current_password']) });
    const form = {
      current_password: 'Passw0rd!',
      new_password: 'Correct-7-Horse',
      confirm_password: 'Correct-7-Horse',
    };
    const changed = await send(mock, 'PATCH', '/user/password', { headers: await keyOf(mock), form });
    expect([changed.status, changed.body]).toEqual([200, { message: 'OK' }]);
    expect(changed.why).toContain("the mock's rule does not fit the spec: the rule reads the field old_password");
  });

  it('gets the first documented success if a field that the rule reads becomes optional', async () => {
    const copy = structuredClone(document) as unknown as {
      components: { schemas: { PhoneUpdate: { required?: string[] } } };
    };
    delete copy.components.schemas.PhoneUpdate.required;
    const mock = createMock({ spec: copy as unknown as OpenApiDocument });
    const changed = await send(mock, 'PATCH', '/user/phone', { headers: await keyOf(mock), form: { other: 'x' } });
    expect([changed.status, changed.why]).toEqual([200, expect.stringContaining('the rule reads the field phone')]);
  });

  it('has no rule for an operation with another id', async () => {
    const mock = createMock({ spec: withReplaced(['"getUserProfile"', '"readProfile"']) });
    const profile = await send(mock, 'GET', '/user', { headers: await keyOf(mock) });
    expect([profile.status, profile.why]).toEqual([200, expect.stringContaining('has no rule for this operation')]);
  });

  it.each(['/transactions', '/trusted-cards', '/withdrawals', '/user/banks', '/user/phone'])(
    'still starts and signs in without %s',
    async (path) => {
      const mock = createMock({ spec: withoutPath(path) });
      const headers = await bearer(mock, 'wapi@test.com', 'wapi-user-all');
      expect((await send(mock, 'GET', '/user', { headers })).status).toBe(200);
      expect((await send(mock, 'GET', path, { headers })).status).toBe(404);
    },
  );
});
