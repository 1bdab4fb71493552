import { defineRule, finding } from '../rule-support/define-rule.js';
import { isExtension, requestBodies } from '../rule-support/locations.js';
import { fieldsOf, isFile } from '../rule-support/schemas.js';
import { entriesOf, isObject, isText, quote } from '../rule-support/values.js';

/** What may hold a field of a form: a choice between forms has the fields of each. */
const composed = ['allOf', 'anyOf', 'oneOf'];

/** Without a type a generated client sends the file as `application/octet-stream`, which an API that looks at types refuses. */
export default defineRule({
  description:
    'Every file in a multipart form has an encoding with a contentType, and every encoding is of a field that there is.',
  given: requestBodies.map((path) => `${path}.content[*]`),
  check(media, path) {
    if (!isObject(media) || isExtension(path)) return [];
    const fields = fieldsOf(media['schema'], composed);
    const encoding = isObject(media['encoding']) ? media['encoding'] : {};
    const typed = ([name]: [string, unknown]): boolean => {
      const entry = Object.hasOwn(encoding, name) ? encoding[name] : undefined;
      return isObject(entry) && isText(entry['contentType']);
    };
    const files = String(path.at(-1)).startsWith('multipart/')
      ? [...fields].filter(([, schema]) => isFile(schema))
      : [];
    return [
      ...files
        .filter((file) => !typed(file))
        .map(([name]) =>
          finding(
            [...path, 'encoding', name],
            `Add \`encoding\` beside the schema, with ${quote(name)} and its \`contentType\`: the types of file that the API takes.`,
          ),
        ),
      ...entriesOf(encoding)
        .filter(([name]) => !fields.has(name))
        .map(([name]) => {
          const names = [...fields.keys()].slice(0, 10).map(quote).join(', ') || 'none';
          return finding(
            [...path, 'encoding', name],
            `Remove the encoding of ${quote(name)}, or mend its name: the form's fields are ${names}.`,
          );
        }),
    ];
  },
});
