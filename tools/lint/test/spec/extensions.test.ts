// Tests the form of the extensions in schemas, parameters and examples. Also tests that all names in these extensions
// exist.
import { describe, expect, it } from 'vitest';
import { at, bundle, operations, parametersOf, resolveRef, uses, webhooks } from '../support/bundle.js';
import type { Json } from '../support/bundle.js';

const conditions = Object.keys(bundle['x-conditions']);
const platforms = Object.keys(bundle['x-platforms']);

/** The fields of a schema, including fields from `allOf`. */
function fieldsOf(schema: Json) {
  const { properties = {}, allOf = [] } = resolveRef(schema);
  return [...Object.keys(properties), ...allOf.flatMap(fieldsOf)];
}

/** Returns the values at an example's pointers. A value is `undefined` if it does not exist. */
function valueAt(value: Json, pointer: Json) {
  return pointer
    .split('/')
    .slice(1)
    .reduce((node: Json, segment: Json) => node?.[segment.replaceAll('~1', '/').replaceAll('~0', '~')], value);
}

const textMap = (keys: Json) => Object.fromEntries(keys.map((key: Json) => [key, expect.stringMatching(/\S/)]));

/** Returns the uses of an extension. Fails if no use exists, because the test would then prove nothing. */
function someUses(extension: Json) {
  const found = uses(extension);
  expect(found.length, extension).toBeGreaterThan(0);
  return found;
}

describe('the extension of a schema', () => {
  it('x-platforms names some platforms, but not all', () => {
    for (const { pointer, value } of someUses('x-platforms')) {
      expect(platforms, pointer).toEqual(expect.arrayContaining(value));
      expect(new Set(value).size, pointer).toBe(value.length);
      expect(value.length, pointer).toBeLessThan(platforms.length);
    }
  });

  it.each([
    ['x-required-on', platforms],
    ['x-required-for', conditions],
  ])('%s has keys that the root declares', (extension, declared) => {
    for (const { pointer, value, holder } of someUses(extension)) {
      const fields = fieldsOf(holder);
      expect(Object.keys(value).length, pointer).toBeGreaterThan(0);
      for (const [name, names] of Object.entries<Json>(value)) {
        expect(declared, pointer).toContain(name);
        expect(names.length, pointer).toBeGreaterThan(0);
        expect(fields, pointer).toEqual(expect.arrayContaining(names));
        // The extension would have no effect on a field in `required`, because such a field is always required.
        for (const field of names) expect(holder.required ?? [], pointer).not.toContain(field);
      }
    }
  });

  it('x-required-on only requires fields that are optional elsewhere', () => {
    for (const { pointer, value, holder } of someUses('x-required-on')) {
      const fields = [holder, ...(holder.allOf ?? []).map(resolveRef)].flatMap(({ properties = {} }) =>
        Object.entries<Json>(properties),
      );
      for (const [code, names] of Object.entries<Json>(value)) {
        for (const name of names)
          expect(Object.fromEntries(fields)[name]['x-platforms'], `${pointer} ${name}`).toContain(code);
      }
    }
  });

  it('x-platform-enum names a key of the platforms, and the enum lists exactly their values', () => {
    const found = someUses('x-platform-enum');
    expect(new Set(found.map(({ value }) => value))).toEqual(new Set(['currencies', 'code']));
    for (const { pointer, value, holder } of found) {
      const taken = Object.values<Json>(bundle['x-platforms']).map((platform) => [platform[value]].flat());
      for (const values of taken) expect(values.length, pointer).toBeGreaterThan(0);
      expect(holder.enum.toSorted(), pointer).toEqual([...new Set(taken.flat())].toSorted());
    }
  });

  it('x-messages has messages for keywords of the schema', () => {
    for (const { pointer, value, holder } of someUses('x-messages')) {
      for (const message of Object.values<Json>(value)) expect(message, pointer).toMatch(/\.$/);
      // Exclude `x-unique`. Only the API knows whether a value is taken, so no keyword of the schema represents this.
      const keywords = Object.keys(value).filter((keyword) => keyword !== 'x-unique');
      expect(Object.keys(holder), pointer).toEqual(expect.arrayContaining(keywords));
    }
  });

  it.each(['x-same-as', 'x-differs-from'])('%s names a different field of the same object', (extension) => {
    for (const { pointer, value } of someUses(extension)) {
      const [, object = '', field] = /^(.+)\/properties\/([^/]+)$/.exec(pointer) ?? [];
      expect(value, pointer).not.toBe(field);
      expect(fieldsOf(at(object)), pointer).toContain(value);
    }
  });

  it('x-not-before names a different date parameter of the same operation with the same `in`', () => {
    const found = operations.flatMap((operation) =>
      parametersOf(operation).flatMap((parameter) => {
        const earlier = resolveRef(parameter.schema)['x-not-before'];
        return earlier === undefined ? [] : [{ id: operation.id, parameter, earlier, all: parametersOf(operation) }];
      }),
    );
    // Every use is on a parameter, because the extension has no effect elsewhere.
    expect(found).toHaveLength(someUses('x-not-before').length);
    for (const { id, parameter, earlier, all } of found) {
      expect(earlier, id).not.toBe(parameter.name);
      const other = all.find(({ name }) => name === earlier);
      expect(other, id).toMatchObject({
        in: parameter.in,
        schema: { type: 'string', format: resolveRef(parameter.schema).format },
      });
      expect(other.example <= parameter.example, id).toBe(true);
    }
  });

  it('x-open-enum is true, on a schema with an enum', () => {
    for (const { pointer, value, holder } of someUses('x-open-enum')) {
      expect(value, pointer).toBe(true);
      expect(holder.enum.length, pointer).toBeGreaterThan(0);
    }
  });

  it("x-enumDescriptions has a sentence for each of the enum's values, in their order", () => {
    for (const { pointer, value, holder } of someUses('x-enumDescriptions')) {
      expect(Object.keys(value), pointer).toEqual(holder.enum.map(String));
      for (const text of Object.values<Json>(value)) expect(text, pointer).toMatch(/^[A-Z].*\.$/);
    }
  });

  it('x-file-types is a list of file name extensions on a file', () => {
    for (const { pointer, value, holder } of someUses('x-file-types')) {
      expect(holder.format, pointer).toBe('binary');
      for (const ending of value) expect(ending, pointer).toMatch(/^[a-z]+$/);
    }
  });

  it('x-scope-list names an OAuth scheme', () => {
    for (const { value } of someUses('x-scope-list'))
      expect(bundle.components.securitySchemes[value].type).toBe('oauth2');
  });
});

describe('the extension of an example or a parameter', () => {
  it('x-remedy has a text about an error, and names existing operations', () => {
    const ids = operations.map(({ operation }) => operation.operationId);
    for (const { pointer, value, holder } of someUses('x-remedy')) {
      expect(pointer).toMatch(/^\/components\/examples\/\w+$/);
      expect(typeof holder.value.message, pointer).toBe('string');
      const { text, operations: helpful = [], ...others } = value;
      expect(text, pointer).toMatch(/\S\.$/);
      expect(ids, pointer).toEqual(expect.arrayContaining(helpful));
      expect(others, pointer).toEqual({});
    }
  });

  it('x-inferred-values lists JSON Pointers to values of a documented example', () => {
    for (const { pointer, value, holder } of someUses('x-inferred-values')) {
      expect(pointer).toMatch(/^\/components\/examples\/\w+$/);
      expect(['page', 'reference', 'reference-2.0.2'], pointer).toContain(holder['x-provenance']);
      expect(value.length, pointer).toBeGreaterThan(0);
      for (const target of value) {
        expect(target, pointer).toMatch(/^\//);
        expect(valueAt(holder.value, target), `${pointer} ${target}`).toBeDefined();
        // A value inside an inferred value is already inferred.
        expect(
          value.filter((other: Json) => target === other || target.startsWith(`${other}/`)),
          `${pointer} ${target}`,
        ).toEqual([target]);
      }
    }
  });

  it('x-webhook-signature is on exactly one header of each webhook, and matches its schema', () => {
    expect(webhooks.length).toBeGreaterThan(0);
    for (const webhook of webhooks) {
      const signed = parametersOf(webhook).filter((parameter) => 'x-webhook-signature' in parameter);
      expect(
        signed.map(({ name }) => name),
        webhook.event,
      ).toEqual(['X-WiPay-Webhook-Signature']);
      const [{ 'x-webhook-signature': how, schema }] = signed;
      expect(how).toEqual(textMap(['algorithm', 'of', 'prefix', 'encoding']));
      expect(`${how.prefix}${'0f'.repeat(32)}`).toMatch(new RegExp(schema.pattern));
      expect('0f'.repeat(32)).not.toMatch(new RegExp(schema.pattern));
      expect(`${how.prefix}${'0F'.repeat(32)}`).not.toMatch(new RegExp(schema.pattern));
    }
    // No other location in the bundle may have `x-webhook-signature`.
    expect(uses('x-webhook-signature').map(({ pointer }) => pointer)).toEqual([
      '/components/parameters/WebhookSignature',
    ]);
  });
});

describe('webhooks', () => {
  it('have the name of their event in the body, in the operationId and in the event header', () => {
    const header = resolveRef(webhooks[0]?.operation.parameters[0]);
    expect(header.schema.enum).toEqual(webhooks.map(({ event }) => event));
    for (const { event, id, operation } of webhooks) {
      expect(id).toBe(event.replace(/[._]([a-z])/g, (_text, letter) => letter.toUpperCase()));
      const [{ schema, examples }] = Object.values<Json>(resolveRef(operation.requestBody).content);
      expect(schema.properties.event.const).toBe(event);
      expect(Object.keys(examples)).toEqual([id]);
    }
  });

  it('have one status each, in the order of the statuses', () => {
    const bodies = webhooks.map(
      ({ operation }) => Object.values<Json>(resolveRef(operation.requestBody).content)[0].schema,
    );
    expect(bodies.map(({ properties }) => properties.data.properties.status.const)).toEqual(
      bundle.components.schemas.WithdrawalStatus.enum,
    );
  });
});
