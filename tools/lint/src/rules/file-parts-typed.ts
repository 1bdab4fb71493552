import { defineRule, finding, type JsonPath, type RuleFinding } from '../rule-support/define-rule.js';
import { isExtension, requestBodies } from '../rule-support/locations.js';
import { fieldsOf, isFile } from '../rule-support/schemas.js';
import { entriesOf, isObject, isText, quote, show, valueAt } from '../rule-support/values.js';

const urlencoded = 'application/x-www-form-urlencoded';

/** Matches a media type or a range of media types, such as `image/*`. */
const mediaType = /^[\w.+-]+\/(?:\*|[\w.+-]+)$/;

/** Reports the parts of a list of media types that are not media types. */
function checkContentTypes(entry: unknown, path: JsonPath): RuleFinding[] {
  const contentType = valueAt(entry, ['contentType']);
  if (!isText(contentType)) return [];
  return contentType
    .split(',')
    .map((type) => type.trim())
    .filter((type) => !mediaType.test(type))
    .map((type) => {
      const message = `\`contentType\` must be media types separated by commas, received ${show(type)}: correct it.`;
      return finding([...path, 'contentType'], message);
    });
}

/**
 * Without a content type, a generated client sends the file as `application/octet-stream`. An API that checks content
 * types rejects such a file.
 */
export default defineRule({
  description:
    'Every file field is in a multipart form and has an encoding with valid content types, and every encoding ' +
    'belongs to a field.',
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
    // The encoding of a urlencoded form has no files: the names of the files would be sent instead.
    const unsendable = path.at(-1) === urlencoded ? [...fields].filter(([, schema]) => isFile(schema)) : [];
    return [
      ...unsendable.map(([name]) =>
        finding(path, `The file ${quote(name)} must be sent as multipart/form-data: remove this media type.`),
      ),
      ...entriesOf(encoding).flatMap(([name, entry]) => checkContentTypes(entry, [...path, 'encoding', name])),
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
