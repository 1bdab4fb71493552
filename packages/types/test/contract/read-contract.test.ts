import { describe, expect, it } from 'vitest';
import { contract, document, type OpenApiDocument, readContract } from '../../src/index.js';

interface EditableDocument {
  paths: { '/user': { get: Record<string, unknown> } };
  components: { schemas: Record<string, object> };
}

/** Returns an edited copy of the bundle. */
function edited(edit: (copy: EditableDocument) => void): OpenApiDocument {
  const copy = structuredClone(document);
  edit(copy as unknown as EditableDocument);
  return copy;
}

function operation(id: string) {
  const found = contract.operations.find((candidate) => candidate.id === id);
  if (found === undefined) throw new Error(`The contract has no operation ${id}.`);
  return found;
}

describe('readContract', () => {
  it('reads a whole operation', () => {
    const { responses, requestBody, parameters, description, summary, ...rest } = operation('updateAccount');
    expect(rest).toEqual({
      id: 'updateAccount',
      method: 'PATCH',
      path: '/accounts/{account_number}',
      tag: 'Accounts',
      sdkMethod: 'update',
      provenance: 'page',
      rateLimit: { requests: 5, per: 'minute', bucket: 'updateAccount' },
      conditions: ['main-merchant-account'],
      credentials: ['bearer', 'wapiKey'],
      scopes: ['wapi-accounts-update'],
      methodOverride: { method: 'POST', field: '_method', value: 'PATCH', provenance: 'inferred' },
    });
    expect([summary, description].every((text) => text.length > 0)).toBe(true);
    expect(parameters.map(({ name, in: place, required }) => ({ name, place, required }))).toEqual([
      { name: 'account_number', place: 'path', required: true },
    ]);
    expect(requestBody?.content.map(({ mediaType }) => mediaType)).toEqual([
      'multipart/form-data',
      'application/x-www-form-urlencoded',
    ]);
    expect(responses.map(({ status }) => status)).toEqual([200, 400, 401, 403, 405, 429, 500]);
  });

  it.each([
    ['as written in the source', [{ bearer: ['wapi-user-retrieve'] }, { wapiKey: [] }]],
    [
      'with every accepted scope',
      ['bearer', 'wapiKey'].flatMap((name) =>
        ['wapi-user-retrieve', 'wapi-user-all'].map((scope) => ({ [name]: [scope] })),
      ),
    ],
  ])('reads the credentials and the leaf scope from security %s', (_form, security) => {
    const { operations } = readContract(edited(({ paths }) => Object.assign(paths['/user'].get, { security })));
    expect(operations.find(({ id }) => id === 'getUserProfile')).toMatchObject({
      credentials: ['bearer', 'wapiKey'],
      scopes: ['wapi-user-retrieve'],
    });
  });

  it('reads no scope from an operation that accepts any', () => {
    expect(operation('revokeToken').scopes).toEqual([]);
  });

  it('reads the media types of the parts of a form, and their source', () => {
    expect(operation('createPicture').requestBody?.content[0]).toMatchObject({
      partContentTypes: { picture: 'image/bmp, image/gif, image/jpeg, image/png, image/svg+xml' },
      partProvenance: { picture: 'inferred' },
    });
    expect(operation('updatePhone').requestBody?.content[0]).not.toHaveProperty('partProvenance');
  });

  it('merges shared fields into the body of a create operation', () => {
    const schema = operation('createLocalBank').requestBody?.content[0]?.schema;
    expect(schema?.allOf).toBeUndefined();
    expect(schema?.['x-name']).toBe('LocalBankCreate');
    expect(Object.keys(schema?.properties ?? {})).toEqual([
      'bank_name',
      'name_in_bank',
      'bank_account',
      'bank_account_type',
      'bank_branch',
    ]);
    expect(schema?.required).toEqual(['bank_name', 'name_in_bank', 'bank_account']);
    expect(schema?.['x-required-on']).toEqual({ jm: ['bank_account_type', 'bank_branch'] });
  });

  it('merges shared fields at every level and preserves narrowed values', () => {
    const transaction = operation('retrieveTransaction').responses[0]?.schema.properties?.['data'];
    const [incomplete, attempted] = transaction?.oneOf ?? [];
    expect([incomplete?.['x-name'], attempted?.['x-name']]).toEqual(['IncompleteTransaction', 'AttemptedTransaction']);
    expect([incomplete?.properties?.['status']?.const, attempted?.properties?.['status']?.enum]).toEqual([
      'incomplete',
      ['failed', 'success'],
    ]);
    for (const schema of [incomplete, attempted]) expect(schema?.required).toContain('transaction_id');
    const event = contract.webhooks.find(({ id }) => id === 'withdrawalHeldByCompliance')?.requestBody.content[0]
      ?.schema;
    expect(event?.properties?.['data']?.properties?.['status']).toMatchObject({ const: 3 });
    expect(event?.properties?.['data']?.properties).toHaveProperty('id_type');
    expect(event?.properties).toHaveProperty('occurred_at');
  });

  it('reads the webhooks with their headers', () => {
    expect(contract.webhooks).toHaveLength(10);
    for (const { event, parameters, requestBody } of contract.webhooks) {
      expect(requestBody.content[0]?.examples[0]?.value, event).toMatchObject({ event });
      expect(
        parameters.filter(({ webhookSignature }) => webhookSignature !== undefined).map(({ name }) => name),
      ).toEqual(['X-WiPay-Webhook-Signature']);
    }
  });

  it('gives a shared example at most the provenance of its operation', () => {
    const provenanceOf = (id: string) =>
      operation(id)
        .responses.find(({ status }) => status === 401)
        ?.examples.map(({ provenance }) => provenance);
    expect(provenanceOf('getUserProfile')).toEqual(['page']);
    expect(provenanceOf('retrieveAccount')).toEqual(['reference']);
  });

  it('reads which operations move money, and what shows whether they did', () => {
    expect(
      contract.operations.flatMap(({ id, movesMoney }) => (movesMoney ? [[id, movesMoney.check, movesMoney.by]] : [])),
    ).toEqual([
      ['createRefundRequest', 'retrieveTransaction', ['transaction_id']],
      ['chargeTrustedCard', 'getTransactionHistory', ['order_id']],
      ['createWithdrawal', 'getWithdrawalHistory', ['withdrawal_type', 'amount', 'currency', 'email']],
    ]);
    expect(() =>
      readContract(
        edited(({ paths }) => Object.assign(paths['/user'].get, { 'x-moves-money': { check: 'list', by: ['a'] } })),
      ),
    ).toThrow('x-moves-money.check of getUserProfile must be an operationId, received list.');
  });

  it('gives a scope the parent and the condition of its group', () => {
    expect(contract.credentials.bearer.scopes['wapi-accounts-update']).toMatchObject({
      parent: 'wapi-accounts-all',
      condition: 'main-merchant-account',
    });
    expect(contract.credentials.bearer.scopes['wapi-user-all']).not.toHaveProperty('parent');
    expect(contract.credentials.bearer.scopes['wapi-user-update']).not.toHaveProperty('condition');
  });

  it('recognizes a public operation by its empty credentials', () => {
    expect(contract.operations.filter(({ credentials }) => credentials.length === 0).map(({ id }) => id)).toEqual([
      'createToken',
      'refreshToken',
      'getWithdrawalMeta',
    ]);
  });

  it('reads when a deprecated operation or parameter ends and what replaces it', () => {
    const end = { deprecated: true, 'x-sunset': '2027-06-30', 'x-replaced-by': 'getBanks' };
    const read = readContract(
      edited((copy) => {
        const { get } = copy.paths['/user'];
        Object.assign(get, end, {
          parameters: [{ name: 'page', in: 'query', schema: { type: 'integer' }, deprecated: true }],
        });
      }),
    );
    const profile = read.operations.find(({ id }) => id === 'getUserProfile');
    expect(profile?.deprecation).toEqual({ sunset: '2027-06-30', replacedBy: 'getBanks' });
    expect(profile?.parameters[0]?.deprecation).toEqual({});
    expect(read.operations.filter(({ deprecation }) => deprecation !== undefined)).toHaveLength(1);
  });

  it('leaves no reference unresolved', () => {
    expect(JSON.stringify(contract)).not.toContain('$ref');
  });

  it('reads the bodies of responses that belong to no operation', () => {
    expect(contract.fallbacks.notFound.examples.map(({ value }) => value)).toEqual([{ message: 'Not Found' }]);
  });
});

describe('readContract rejects', () => {
  it.each<[string, string]>([
    ['x-rate-limit', '/paths/~1user/get'],
    ['x-provenance', '/paths/~1user/get'],
    ['operationId', '/paths/~1user/get'],
    ['x-sdk-method', '/paths/~1user/get'],
  ])('an operation without %s and names the location', (key, place) => {
    const broken = edited((copy) => delete copy.paths['/user'].get[key]);
    expect(() => readContract(broken)).toThrow(`Bundled spec: ${place} must contain ${key}.`);
  });

  it.each(['info', 'tags', 'servers', 'paths', 'x-platforms'])('a document without %s', (key) => {
    const broken = edited((copy) => Reflect.deleteProperty(copy, key));
    expect(() => readContract(broken)).toThrow(`Bundled spec: the document must contain ${key}.`);
  });

  it.each([
    { requests: 'lots', per: 'minute' },
    { requests: 0, per: 'minute' },
    { requests: -3, per: 'minute' },
    { requests: 1.5, per: 'minute' },
    { requests: 601, per: 'minute' },
    { requests: NaN, per: 'minute' },
    { requests: 5, per: 'hour' },
    { requests: 5 },
    5,
  ])('a rate limit of %j and names the location', (limit) => {
    const broken = edited((copy) => (copy.paths['/user'].get['x-rate-limit'] = limit));
    expect(() => readContract(broken)).toThrow(
      expect.objectContaining({
        name: 'ContractError',
        message:
          'Bundled spec: /paths/~1user/get/x-rate-limit must be { requests: integer from 1 to 600, per: minute, ' +
          `bucket?: string }, received ${JSON.stringify(limit)}.`,
        path: ['paths', '/user', 'get', 'x-rate-limit'],
      }),
    );
  });

  it.each([
    [
      'LocalBankCreate',
      { 'x-required-on': { jn: ['bank_branch'] } },
      'x-required-on must contain known names only, received jn',
    ],
    [
      'LocalBankCreate',
      { 'x-required-on': { jm: ['branch'] } },
      'x-required-on must contain known names only, received branch',
    ],
    ['LocalBankCreate', { 'x-required-on': { jm: 'bank_branch' } }, 'x-required-on must be a list of names'],
    [
      'TrustedCardCharge',
      { 'x-required-for': { merchants: ['account_number'] } },
      'x-required-for must contain known names only, received merchants',
    ],
    [
      'LocalBankUpdate',
      { 'x-messages': { minProperties: 7 } },
      'every message of x-messages must be a non-empty string',
    ],
    [
      'PasswordUpdate',
      { properties: { old_password: { 'x-differs-from': 'former' } } },
      'old_password: x-same-as and x-differs-from must name a field of the body, received former',
    ],
    [
      'PictureUpload',
      { properties: { picture: { 'x-file-types': 'jpg' } } },
      'picture: x-file-types must be a list of file name extensions',
    ],
    [
      'PhoneUpdate',
      { properties: { phone: { 'x-platforms': ['de'] } } },
      'phone: x-platforms must contain known names only, received de',
    ],
  ])('a schema %s whose check would never fail: %j', (name, change, message) => {
    const broken = edited(({ components }) => Object.assign(components.schemas[name] ?? {}, change));
    expect(() => readContract(broken)).toThrow(message);
  });

  it('two operations with one id', () => {
    const broken = edited((copy) => Object.assign(copy.paths, { '/users': copy.paths['/user'] }));
    expect(() => readContract(broken)).toThrow(
      'Bundled spec: operationId must be unique, received getUserProfile twice.',
    );
  });

  it('a reference that leads nowhere', () => {
    const broken = edited((copy) => delete copy.components.schemas['Balance']);
    expect(() => readContract(broken)).toThrow(
      'Bundled spec: every $ref must lead to a value, received #/components/schemas/Balance.',
    );
  });

  it('a reference that leads back to itself', () => {
    const broken = edited(
      (copy) =>
        (copy.components.schemas['Balance'] = { properties: { self: { $ref: '#/components/schemas/Balance' } } }),
    );
    expect(() => readContract(broken)).toThrow('a $ref must not lead back to itself');
  });
});
