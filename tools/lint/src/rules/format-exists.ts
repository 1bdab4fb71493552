import { defineRule, finding, type JsonPath, type RuleFinding } from '../rule-support/define-rule.js';
import { schemas } from '../rule-support/locations.js';
import { isOfType, subschemas } from '../rule-support/schemas.js';
import { type JsonObject, show } from '../rule-support/values.js';
import { adviseName } from '../source/closest-match.js';

const text = ['string'];
const numbers = ['number', 'integer'];

/**
 * The formats that the validators of this repository check, with the types to which each applies. They come from JSON
 * Schema 2020-12 and OpenAPI's format registry.
 */
export const formats: ReadonlyMap<string, readonly string[]> = new Map([
  ['date-time', text],
  ['date', text],
  ['time', text],
  ['duration', text],
  ['email', text],
  ['hostname', text],
  ['ipv4', text],
  ['ipv6', text],
  ['uri', text],
  ['uri-reference', text],
  ['uri-template', text],
  ['uuid', text],
  ['json-pointer', text],
  ['relative-json-pointer', text],
  ['regex', text],
  ['byte', text],
  ['binary', text],
  ['password', text],
  ['int32', numbers],
  ['int64', numbers],
  ['float', ['number']],
  ['double', ['number']],
]);

/** The encodings of RFC 2045 and RFC 4648, which JSON Schema names. */
const encodings = ['7bit', '8bit', 'binary', 'quoted-printable', 'base16', 'base32', 'base64', 'base64url'];

function checkEncoding({ contentEncoding: encoding }: JsonObject, path: JsonPath): RuleFinding[] {
  if (encoding === undefined || encodings.includes(String(encoding))) return [];
  const advice = adviseName(String(encoding), encodings, 'none');
  return [finding([...path, 'contentEncoding'], `The encoding ${show(encoding)} does not exist: ${advice}`)];
}

function checkFormat(schema: JsonObject, path: JsonPath): RuleFinding[] {
  const { format } = schema;
  if (format === undefined) return [];
  const types = formats.get(String(format));
  const where = [...path, 'format'];
  if (types === undefined) {
    const advice = adviseName(String(format), [...formats.keys()], 'none');
    return [finding(where, `The format ${show(format)} does not exist: ${advice}`)];
  }
  if (schema['type'] === undefined || types.some((type) => isOfType(schema, type))) return [];
  const allowed = types.join(' or ');
  return [
    finding(where, `Remove the format ${show(format)} or change the type: it applies to the type ${allowed} only.`),
  ];
}

/** Validators ignore unknown formats and encodings, so a misspelt one checks nothing. */
export default defineRule({
  description: 'The format of a schema exists and applies to its type, and its contentEncoding exists.',
  given: schemas,
  once: true,
  check(root, rootPath) {
    return [...subschemas(root, rootPath)].flatMap(({ schema, path }) => [
      ...checkFormat(schema, path),
      ...checkEncoding(schema, path),
    ]);
  },
});
