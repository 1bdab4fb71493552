import { defineRule, finding, type JsonPath } from '../rule-support/define-rule.js';
import { headers, mediaTypes, parameters, schemas } from '../rule-support/locations.js';
import { subschemas } from '../rule-support/schemas.js';
import { isObject, quote } from '../rule-support/values.js';

const placeholders = new Set([
  'string',
  'text',
  'foo',
  'bar',
  'baz',
  'foobar',
  'example',
  'example string',
  'sample',
  'tbd',
  'xxx',
  '...',
  '…',
]);
const placeholderWord = /\b(?:lorem ipsum|lorem|todo|fixme)\b/i;
/** WiPay's page shows three dots instead of a message in this example. The example's summary says so. */
const documentedDots = 'accountNotModifiable';

function isPlaceholder(text: string): boolean {
  // Do not search long strings, because placeholders are short.
  return text.length < 500 && (placeholders.has(text.trim().toLowerCase()) || placeholderWord.test(text));
}

/** Yields every string in a JSON value with its path. */
function* stringsIn(root: unknown, rootPath: JsonPath): Generator<{ text: string; path: JsonPath }> {
  const seen = new WeakSet<object>();
  const waiting = [{ value: root, path: rootPath }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, path } = next;
    if (typeof value === 'string') yield { text: value, path };
    if (typeof value !== 'object' || value === null || seen.has(value)) continue;
    seen.add(value);
    for (const [key, child] of Object.entries(value))
      waiting.push({ value: child, path: [...path, Array.isArray(value) ? Number(key) : key] });
  }
}

/** The example values of a schema, media type, parameter or header. */
function examplesOf(node: Readonly<Record<string, unknown>>, path: JsonPath): { value: unknown; path: JsonPath }[] {
  const found = ['example', 'default'].map((key) => ({ value: node[key], path: [...path, key] }));
  const examples = node['examples'];
  if (Array.isArray(examples)) return [...found, { value: examples, path: [...path, 'examples'] }];
  if (!isObject(examples)) return found;
  const named = Object.entries(examples).map(([name, example]) => ({
    value: isObject(example) ? example['value'] : undefined,
    path: [...path, 'examples', name, 'value'],
  }));
  return [...found, ...named];
}

/** The mock returns the examples, and readers copy them, so placeholders would spread. */
export default defineRule({
  description: 'Examples are realistic values, not placeholders.',
  given: [...mediaTypes, ...parameters, ...headers, ...schemas],
  check(node, path) {
    return [...subschemas(node, path)].flatMap((part) =>
      examplesOf(part.schema, part.path).flatMap((example) =>
        [...stringsIn(example.value, example.path)]
          .filter(
            ({ text, path: where }) => isPlaceholder(text) && !(text === '...' && where.at(-3) === documentedDots),
          )
          .map(({ text, path: where }) =>
            finding(where, `Replace the placeholder ${quote(text)} with a realistic value.`),
          ),
      ),
    );
  },
});
