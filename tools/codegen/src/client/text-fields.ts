import type { Contract, Schema } from '@wapi/types';
import { neededKeys } from './needed-keys.js';

/** A property of a response's body, and the property that contains its object or list. */
interface Field {
  name: string;
  parent: string;
  schema: Schema;
}

export interface TextFields {
  /** Properties that are amounts or ids in every response. */
  names: string[];
  /** Properties that contain numbers under one of these names as well, such as `meta` with `total`. */
  numberParents: string[];
}

/**
 * Finds the properties of successes that a JavaScript number would damage: amounts, whose pattern allows decimals, and
 * text that a caller needs, such as the id of a transaction.
 */
export function textFields({ operations }: Contract): TextFields {
  const successes = operations.flatMap(({ responses }) => responses.filter(({ status }) => status < 300));
  const fields = successes.flatMap(({ schema }) => [...fieldsIn(schema, '')]);
  const needed = operations.flatMap((operation) => neededKeys(operation)).map((path) => path.split('.').at(-1));
  const texts = fields.filter(({ name, schema }) => isFreeText(schema) && (needed.includes(name) || isAmount(schema)));
  const numbers = fields.filter(({ schema }) => mayBeNumber(schema));
  const names = new Set(texts.map(({ name }) => name));
  // A name that is text and a number under one parent decides nothing.
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

/** Words of a list, dates, ids and addresses with a format have no digits alone. */
function isFreeText(schema: Schema): boolean {
  const { type = [], enum: words, const: only, format } = schema;
  const isFixed = words !== undefined || only !== undefined || format !== undefined;
  return [type].flat().includes('string') && !mayBeNumber(schema) && !isFixed;
}
