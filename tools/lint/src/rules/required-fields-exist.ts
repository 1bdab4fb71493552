import { defineRule, finding } from '../rule-support/define-rule.js';
import { schemas } from '../rule-support/locations.js';
import { fieldsOf, subschemas } from '../rule-support/schemas.js';
import { entriesOf, isObject, quote } from '../rule-support/values.js';

/** Where the root declares the keys of each extension, and what they are. */
const declaredIn = {
  'x-required-on': { root: 'x-platforms', what: 'platform' },
  'x-required-for': { root: 'x-conditions', what: 'condition' },
};

/** A misspelt name would make nothing required, and nobody would notice. */
export default defineRule({
  description: 'x-required-on and x-required-for name platforms, conditions and fields that there are.',
  given: schemas,
  // The root file itself has what is looked up, so the document is read as it is written.
  check(root, rootPath, { document: { data } }) {
    return [...subschemas(root, rootPath)].flatMap(({ schema, path }) =>
      Object.entries(declaredIn).flatMap(([extension, { root: declaration, what }]) => {
        const required = schema[extension];
        if (required === undefined) return [];
        const where = [...path, extension];
        if (!isObject(required))
          return [finding(where, `Write ${extension} as a map from each ${what} to a list of fields.`)];
        const known = new Set(entriesOf(isObject(data) ? data[declaration] : undefined).map(([name]) => name));
        const fields = fieldsOf(schema);
        return Object.entries(required).flatMap(([name, names]) => [
          ...(known.has(name)
            ? []
            : [finding([...where, name], `Name a ${what} of ${declaration} instead of ${quote(name)}.`)]),
          ...(Array.isArray(names) && names.length > 0
            ? []
            : [finding([...where, name], `List the fields that ${quote(name)} requires.`)]),
          ...(Array.isArray(names) ? names : []).flatMap((field: unknown, index) =>
            fields.has(String(field))
              ? []
              : [finding([...where, name, index], `Name a field of the schema instead of ${quote(field)}.`)],
          ),
        ]);
      }),
    );
  },
});
