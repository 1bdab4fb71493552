import { defineRule, finding } from '../rule-support/define-rule.js';
import { schemas } from '../rule-support/locations.js';
import { fieldsOf, subschemas } from '../rule-support/schemas.js';
import { entriesOf, isObject, listOf, quote, stringsOf, valueAt } from '../rule-support/values.js';

/** For each extension, the root extension that declares its keys, and the word for such a key in messages. */
const declaredIn = {
  'x-required-on': { root: 'x-platforms', what: 'platform' },
  'x-required-for': { root: 'x-conditions', what: 'condition' },
};

/** Without this rule, a misspelt name would make no field required, and no tool would report it. */
export default defineRule({
  description:
    'x-required-on and x-required-for name existing platforms, conditions and fields, and no field that is always ' +
    'required.',
  given: schemas,
  once: true,
  check(root, rootPath, { source }) {
    return [...subschemas(root, rootPath)].flatMap(({ schema, path }) =>
      Object.entries(declaredIn).flatMap(([extension, { root: declaration, what }]) => {
        const required = schema[extension];
        if (required === undefined) return [];
        const where = [...path, extension];
        if (!isObject(required))
          return [finding(where, `${extension} must be a map from each ${what} to a list of fields.`)];
        const known = new Set(entriesOf(isObject(source) ? source[declaration] : undefined).map(([name]) => name));
        const fields = fieldsOf(schema);
        const always = [schema, ...listOf(schema['allOf'])].flatMap((part) => stringsOf(valueAt(part, ['required'])));
        return Object.entries(required).flatMap(([name, names]) => [
          ...(known.has(name)
            ? []
            : [
                finding(
                  [...where, name],
                  `${extension} must name a ${what} of ${declaration}, received ${quote(name)}.`,
                ),
              ]),
          ...(Array.isArray(names) && names.length > 0
            ? []
            : [finding([...where, name], `List the fields that ${quote(name)} requires.`)]),
          ...listOf(names).flatMap((field, index) => {
            const rule = always.includes(String(field)) ? 'a field that `required` does not list' : undefined;
            const violated = fields.has(String(field)) ? rule : 'a field of the schema';
            if (violated === undefined) return [];
            const message = `${extension} must name ${violated}, received ${quote(field)}.`;
            return [finding([...where, name, index], message)];
          }),
        ]);
      }),
    );
  },
});
