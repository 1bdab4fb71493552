import { describeError, errorsOf } from './validators.js';
import { isObject, type JsonObject, listOf } from './values.js';

/** The reason why no value of a schema can have a value at a path. `undefined` if the schema does not restrict it. */
type Verdict = { accepted: true } | { accepted: false; reason: string } | undefined;

const refuses = (verdict: Verdict): verdict is { accepted: false; reason: string } => verdict?.accepted === false;

/** Returns the schema of the field or the item, as far as the schema's own keywords define it. */
function childOf(schema: JsonObject, name: string): unknown {
  const { properties, prefixItems, items } = schema;
  if (isObject(properties) && Object.hasOwn(properties, name)) return properties[name];
  if (/^\d+$/.test(name)) return listOf(prefixItems)[Number(name)] ?? items;
  return undefined;
}

/** Combines the results of the branches of a union. One branch that accepts the value is enough. */
function combineBranches(branches: readonly Verdict[]): Verdict {
  const accepting = branches.find((branch) => branch?.accepted === true);
  if (accepting !== undefined) return accepting;
  const reasons = [...new Set(branches.filter(refuses).map(({ reason }) => reason))];
  return reasons.length === 0 ? undefined : { accepted: false, reason: reasons.join(' or ') };
}

/** Checks whether a document that matches a schema can have a value at a path. */
export function checkValueAt(schema: unknown, path: readonly string[], value: unknown): Verdict {
  if (schema === undefined) return undefined;
  const [name, ...rest] = path;
  if (name === undefined) {
    const [error] = errorsOf(schema, value);
    return error === undefined ? { accepted: true } : { accepted: false, reason: describeError(error) };
  }
  if (!isObject(schema)) return undefined;
  const verdicts = [
    checkValueAt(childOf(schema, name), rest, value),
    ...listOf(schema['allOf']).map((part) => checkValueAt(part, path, value)),
    ...['oneOf', 'anyOf'].map((key) =>
      combineBranches(listOf(schema[key]).map((branch) => checkValueAt(branch, path, value))),
    ),
  ];
  return verdicts.find(refuses) ?? verdicts.find((verdict) => verdict !== undefined);
}
