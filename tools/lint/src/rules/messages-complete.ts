import { defineRule, finding } from '../rule-support/define-rule.js';
import { requestSchemas } from '../rule-support/locations.js';
import { subschemas } from '../rule-support/schemas.js';
import { isObject, type JsonObject, keysOf, quote, stringsOf } from '../rule-support/values.js';
import { formats } from './format-exists.js';

/** Keywords whose message has the keyword as its key. */
const keywords = [
  'enum',
  'maxLength',
  'pattern',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'contentMediaType',
  'minItems',
  'maxItems',
  'uniqueItems',
  'minProperties',
  'maxProperties',
  'x-file-types',
  'x-same-as',
  'x-differs-from',
  'x-not-before',
];

/** Returns the keywords of a schema that a value can fail, each with the key of its message. */
function messageKeys(schema: JsonObject): Map<string, string> {
  const { format, minLength, type } = schema;
  const isFile = format === 'binary';
  const keys = new Map(
    keywords.filter((keyword) => schema[keyword] !== undefined).map((keyword) => [keyword, keyword]),
  );
  if (isFile && keys.has('maxLength')) keys.set('maxLength', 'maxFileSize');
  // An empty value counts as missing, so no value is shorter than one character.
  if (typeof minLength === 'number' && minLength > 1) keys.set('minLength', 'minLength');
  const [name = type] = stringsOf(type);
  // All values arrive as text, and the API checks the fields of an object instead of the object.
  if (typeof name === 'string' && !['string', 'object'].includes(name)) keys.set('type', `type:${name}`);
  if (isFile) keys.set('format', 'type:file');
  // Every text is a possible password, and the rule `format-exists` reports a misspelt format.
  else if (format !== 'password' && formats.has(String(format))) keys.set('format', `format:${String(format)}`);
  if (stringsOf(schema['required']).length > 0) keys.set('required', 'required');
  return keys;
}

/** Without this rule, the mock would fail on a request that fails the check, because it has no message to return. */
export default defineRule({
  description: 'Every check of a request has a message, in x-messages or in x-message-templates.',
  given: requestSchemas,
  check(root, rootPath, { source }) {
    const templates = keysOf(isObject(source) ? source['x-message-templates'] : undefined);
    return [...subschemas(root, rootPath)].flatMap(({ schema, path, isCondition }) => {
      if (isCondition) return [];
      const own = keysOf(schema['x-messages']);
      return [...messageKeys(schema)]
        .filter(([keyword, key]) => ![keyword, key].some((name) => own.includes(name)) && !templates.includes(key))
        .map(([keyword, key]) =>
          finding(
            [...path, keyword],
            `${quote(keyword)} must have a message for requests that fail the check: add ${quote(key)} to x-messages ` +
              'of this schema, or to x-message-templates in openapi.yaml.',
          ),
        );
    });
  },
});
