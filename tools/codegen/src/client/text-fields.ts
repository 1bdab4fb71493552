import type { Contract, Schema } from '@wapi/types';
import { neededKeys } from './needed-keys.js';

/** A property in a response body, with the name of the property that contains it. */
interface Field {
  name: string;
  parent: string;
  schema: Schema;
}

export interface TextFields {
  /** Names of properties that are amounts or ids in every response. */
  names: string[];
  /** Properties that contain a number under one of these names. For example, `meta` contains the number `total`. */
  numberParents: string[];
}

/**
 * Finds the properties in success responses whose value could lose digits as a JavaScript number. These are amounts,
 * whose pattern allows decimals, strings that a caller needs, such as a transaction id, and other ids. A search for a
 * lost charge compares order ids.
 */
export function textFields({ operations }: Contract): TextFields {
  const successes = operations.flatMap(({ responses }) => responses.filter(({ status }) => status < 300));
  const fields = successes.flatMap(({ schema }) => [...fieldsIn(schema, '')]);
  const needed = operations.flatMap((operation) => neededKeys(operation)).map((path) => path.split('.').at(-1));
  const isText = ({ name, schema }: Field): boolean =>
    isFreeText(schema) && (needed.includes(name) || name.endsWith('_id') || isAmount(schema));
  const texts = fields.filter(isText);
  const numbers = fields.filter(({ schema }) => mayBeNumber(schema));
  const names = new Set(texts.map(({ name }) => name));
  // Ignore a name that is both a string and a number under the same parent, because the name is then ambiguous.
  for (const { name, parent } of numbers)
    if (texts.some((text) => text.name === name && text.parent === parent)) names.delete(name);
  const numberParents = new Set(numbers.flatMap(({ name, parent }) => (names.has(name) ? [parent] : [])));
  return { names: [...names].toSorted(), numberParents: [...numberParents].toSorted() };
}

function* fieldsIn(
  { properties = {}, items, oneOf = [], anyOf = [], allOf = [] }: Schema,
  parent: string,
): Generator<Field> {
  for (const [name, schema] of Object.entries(properties)) {
    yield { name, parent, schema };
    yield* fieldsIn(schema, name);
  }
  for (const schema of [...oneOf, ...anyOf, ...allOf, ...(items ? [items] : [])]) yield* fieldsIn(schema, parent);
}

function mayBeNumber({ type = [], oneOf = [], anyOf = [] }: Schema): boolean {
  const isNumber = [type].flat().some((name) => name === 'number' || name === 'integer');
  return isNumber || [...oneOf, ...anyOf].some(mayBeNumber);
}

function isAmount({ pattern }: Schema): boolean {
  return pattern !== undefined && new RegExp(pattern).test('12.50');
}

/**
 * Returns whether a string can consist of digits only. Enum values, dates, and ids or addresses with a format cannot.
 */
function isFreeText(schema: Schema): boolean {
  const { type = [], enum: words, const: only, format } = schema;
  const isFixed = words !== undefined || only !== undefined || format !== undefined;
  return [type].flat().includes('string') && !mayBeNumber(schema) && !isFixed;
}
