import { describe, expect, it } from 'vitest';
import { at, bundle, examplesOf, operations, parametersOf, resolveRef, webhooks } from '../support/bundle.js';
import { compile } from '../support/validator.js';
import type { Json } from '../support/bundle.js';

/** Returns the fields that contain a file. Their examples are file names, which a validator cannot check. */
function fileFields(schema: Json) {
  const { properties = {}, allOf = [] } = resolveRef(schema);
  const own = Object.keys(properties).filter((name) => resolveRef(properties[name]).format === 'binary');
  return [...own, ...allOf.flatMap(fileFields)];
}

/** Lists every example of a body together with the body's schema. */
function casesIn(id: Json, where: Json, body: Json) {
  return Object.entries<Json>(body?.content ?? {}).flatMap(([type, media]) =>
    examplesOf(media).map(({ name, value }) => ({
      id,
      title: `${id} ${where} ${type} ${name}`,
      name,
      where,
      value,
      schema: media.schema,
    })),
  );
}

/** Every example of a request, a response or a webhook. */
const cases = [
  ...operations.flatMap(({ id, operation, responses }) =>
    [['request', resolveRef(operation.requestBody)], ...Object.entries<Json>(responses)].flatMap(([where, body]) =>
      casesIn(id, where, body),
    ),
  ),
  ...webhooks.flatMap(({ id, operation }) => casesIn(id, 'webhook', resolveRef(operation.requestBody))),
];

/** Every parameter of every operation and webhook. */
const parameters = [...operations, ...webhooks].flatMap((operation) =>
  parametersOf(operation).map((parameter) => ({
    title: `${operation.id} ${parameter.in} ${parameter.name}`,
    ...parameter,
  })),
);

/** Removes the schemas and values of files. Files can only be top-level fields. */
function withoutFiles({ schema, value }: Json) {
  const files = fileFields(schema);
  if (files.length === 0) return { schema, value };
  const { properties, required = [], ...rest } = resolveRef(schema);
  const keep = (map: Json) => Object.fromEntries(Object.entries<Json>(map).filter(([name]) => !files.includes(name)));
  return {
    schema: { ...rest, properties: keep(properties), required: required.filter((name: Json) => !files.includes(name)) },
    value: keep(value),
  };
}

const named = (list: Json): [string, Json][] => list.map((example: Json) => [example.title, example]);
const responses = cases.filter(({ where }) => /^\d/.test(where));
const requests = cases.filter(({ where, schema }) => where === 'request' && fileFields(schema).length === 0);

describe('examples', () => {
  it('exist for every operation and webhook, for requests and responses', () => {
    expect(cases.filter(({ where }) => where === 'request')).toHaveLength(42);
    expect(new Set(responses.filter(({ where }) => where.startsWith('2')).map(({ id }) => id)).size).toBe(
      operations.length,
    );
    expect(cases.filter(({ where }) => where === 'webhook').map(({ id }) => id)).toEqual(webhooks.map(({ id }) => id));
  });

  it.each(
    operations
      .filter(({ operation }) => operation.requestBody)
      .map(({ id, operation }) => [id, Object.values<Json>(resolveRef(operation.requestBody).content)]),
  )('of %s are the same in all media types', (_id, types) => {
    for (const media of types) expect(Object.keys(media.examples)).toEqual(Object.keys(types[0].examples));
  });

  it.each(named(cases))('include %s, which is valid', (_title, example) => {
    const { schema, value } = withoutFiles(example);
    const validate = compile(schema);
    expect(validate(value), JSON.stringify(validate.errors)).toBe(true);
  });

  // Checks that responses are invalid without their message. Otherwise, the tests above would also pass with schemas
  // that accept any value.
  it.each(named(responses))('include %s, which is invalid without its message', (_title, { schema, value }) => {
    const { message: _message, ...broken } = value;
    expect(compile(schema)(broken)).toBe(false);
    expect(compile(schema)({ ...value, message: 7 })).toBe(false);
  });

  it.each(named(requests))(
    'include %s, which is invalid with a list instead of any field',
    (_title, { schema, value }) => {
      const validate = compile(schema);
      expect(Object.keys(value).length).toBeGreaterThan(0);
      for (const field of Object.keys(value))
        expect(validate({ ...value, [field]: [value[field]] }), field).toBe(false);
    },
  );

  it.each(named(cases.filter(({ where }) => where === 'webhook')))(
    'include %s, which is invalid without any of its fields',
    (_title, { schema, value }) => {
      const validate = compile(schema);
      for (const key of Object.keys(value)) expect(validate({ ...value, [key]: undefined }), key).toBe(false);
      for (const key of Object.keys(value.data).filter((name) => name !== 'recipient_name')) {
        expect(validate({ ...value, data: { ...value.data, [key]: undefined } }), key).toBe(false);
      }
    },
  );

  it.each(named(cases.filter(({ where }) => where === 'webhook')))(
    'include %s, which accepts unknown keys',
    (_title, { schema, value }) => {
      const validate = compile(schema);
      expect(validate({ ...value, version: 2, data: { ...value.data, channel: 'ach' }, meta: { attempt: 1 } })).toBe(
        true,
      );
    },
  );
});

describe('examples of parameters', () => {
  it('exist for each parameter, and are lists if the parameter is a list', () => {
    expect(parameters.length).toBeGreaterThan(70);
    for (const { title, example, examples, schema } of parameters) {
      expect(examples, title).toBeUndefined();
      // Skip these headers, because each webhook sends its own name as the event, so no single example is right for all
      // webhooks.
      if (title.endsWith(' X-WiPay-Webhook-Event') || title.endsWith(' X-WiPay-Webhook-Signature')) continue;
      expect(example, title).toBeDefined();
      expect(Array.isArray(example), title).toBe(resolveRef(schema).type === 'array');
    }
  });

  const withExample = parameters.filter(({ example }) => example !== undefined);
  it.each(named(withExample))('include %s, which is valid', (_title, { schema, example }) => {
    const validate = compile(schema);
    expect(validate(example), JSON.stringify(validate.errors)).toBe(true);
  });

  it.each(named(withExample))('include %s, which is invalid as an object', (_title, { schema }) => {
    expect(compile(schema)({})).toBe(false);
  });
});

describe('examples of schemas', () => {
  const schemas = Object.entries<Json>(bundle.components.schemas).flatMap(([name, schema]) =>
    [
      [name, schema],
      ...Object.entries<Json>(schema.properties ?? {}).map(([property, part]) => [`${name}.${property}`, part]),
    ].filter(([, part]) => part.examples !== undefined && part.format !== 'binary'),
  );

  it.each(schemas)('are valid for %s', (_name, schema) => {
    const validate = compile(schema);
    expect(schema.examples.length).toBeGreaterThan(0);
    for (const value of schema.examples)
      expect(validate(value), JSON.stringify({ value, errors: validate.errors })).toBe(true);
  });
});

/** Each row has an example, a location in it, and invalid values for that location. `undefined` removes the value. */
const broken = [
  ['userProfile', '/data/balances/local/balance', ['59.90', undefined]],
  ['banks', '/data/foreign/currency', [undefined, null]],
  ['transactions', '/data/0/status', ['success', 'unknown', undefined]],
  ['transactions', '/data/1/total', [53.45, '53.4', undefined]],
  ['transactions', '/data/1/hash', ['48c2', undefined]],
  ['transactions', '/data/1/customer_phone', [7, undefined]],
  ['transactions', '/links/next', ['page 2', undefined]],
  ['transactions', '/meta/total', ['6', undefined]],
  ['attemptedTransaction', '/data/card', [null, undefined]],
  ['incompleteTransaction', '/data/date', ['10 March 2026', undefined]],
  ['transactionMeta', '/data/totals/TTD/minimum', ['5', 0, undefined]],
  ['transactionMeta', '/data/currencies/0', ['EUR']],
  ['feesInTtd', '/data/cus_t', ['105.20', undefined]],
  ['feesInTtd', '/data/mer_calc_desc_5', [100, undefined]],
  ['trustedCards', '/data/1/pan', ['************', undefined]],
  ['trustedCards', '/data/1/exp_mm', ['7', 7, undefined]],
  ['trustedCard', '/data/0/uuid', ['213e4777-2179-1fbd-9540-84e8ed83187a', undefined]],
  ['trustedCardAsObject', '/data/verified', ['true', undefined]],
  ['chargeLink', '/url', ['checkout', undefined]],
  ['enrolmentLink', '/transaction_id', ['', undefined]],
  ['withdrawals', '/data/data/0/status', ['0', 10, undefined]],
  ['withdrawals', '/data/meta', [undefined]],
  ['withdrawal', '/data/id_type', ['drivers_license', undefined]],
  ['withdrawal', '/data/amount', [100, '100', undefined]],
  ['withdrawal', '/data/reference', ['W12345', undefined]],
  ['withdrawalCreated', '/data/withdrawal_type', ['banked', undefined]],
  ['withdrawalMeta', '/data/banks/0/account/length/max', ['10', undefined]],
  ['withdrawalMeta', '/data/ids/0/regex', ['[', undefined]],
  ['withdrawalNotOnAchFile', '/event', ['withdrawal.held_by_compliance']],
  ['withdrawalNotOnAchFile', '/api_family', ['WAPI']],
  ['withdrawalHeldByCompliance', '/data/status', [0, '3']],
  ['orderToCharge', '/total', ['50.001', '0x5', '']],
  ['orderToCharge', '/data', ['x'.repeat(8193)]],
  ['orderToCharge', '/country_code', ['tt', 'US']],
  ['bankedRecipient', '/phone', ['868 777-8899']],
  ['bankedRecipient', '/bank_account', ['12-34']],
  ['unbankedRecipient', '/withdrawal_type', ['sub_banked', 'unbanked']],
  ['ownBankAccount', '/amount', [0, -1, '-1', undefined]],
  ['microChargeAmount', '/amount', [0, -0.8, undefined]],
];

describe('a changed example', () => {
  const rows = (broken as Json[][]).flatMap(([name, pointer, values]) =>
    values.map((value: Json) => [name, pointer, value]),
  );
  it.each(rows)('of %s is invalid if its %s is %j', (name, pointer, value) => {
    const schema = cases.find((candidate) => candidate.name === name)?.schema;
    const copy = structuredClone(at(`/components/examples/${name}/value`));
    const [, path = '', key = ''] = /^(.*)\/([^/]+)$/.exec(pointer) ?? [];
    const holder = path
      .split('/')
      .slice(1)
      .reduce((node: Json, segment: Json) => node[segment], copy);
    expect(holder).toHaveProperty([key]);
    if (value === undefined) delete holder[key];
    else holder[key] = value;
    expect(compile(schema)(copy)).toBe(false);
  });

  it('is valid with the name for a document that the reference of webhooks uses', () => {
    const { schema, value } = cases.find(({ name }) => name === 'withdrawalNotOnAchFile') ?? {};
    expect(compile(schema)({ ...value, data: { ...value.data, id_type: 'drivers_license' } })).toBe(true);
  });
});
