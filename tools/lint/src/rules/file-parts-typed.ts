import { defineRule, finding } from '../rule-support/define-rule.js';
import { isExtension, requestBodies } from '../rule-support/locations.js';
import { fieldsOf, isFile } from '../rule-support/schemas.js';
import { entriesOf, isObject, isText, quote } from '../rule-support/values.js';

/**
 * Without a content type, a generated client sends the file as `application/octet-stream`. An API that checks content
 * types rejects such a file.
 */
export default defineRule({
  description:
    'Every file field of a multipart form has an encoding with a contentType, and every encoding belongs to a field.',
  given: requestBodies.map((path) => `${path}.content[*]`),
  check(media, path) {
    if (!isObject(media) || isExtension(path)) return [];
    const fields = fieldsOf(media['schema']);
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
            `Add \`encoding\` next to the schema, with the \`contentType\` of ${quote(name)}: the file types ` +
              'that the API accepts.',
          ),
        ),
      ...entriesOf(encoding)
        .filter(([name]) => !fields.has(name))
        .map(([name]) => {
          const names = [...fields.keys()].slice(0, 10).map(quote).join(', ') || 'none';
          return finding(
            [...path, 'encoding', name],
            `Remove the encoding of ${quote(name)} or correct its name. Fields of the form: ${names}.`,
          );
        }),
    ];
  },
});
