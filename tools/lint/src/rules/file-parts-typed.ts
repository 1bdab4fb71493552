import { defineRule, finding, type JsonPath, type RuleFinding } from '../rule-support/define-rule.js';
import { isExtension, requestBodies } from '../rule-support/locations.js';
import { fieldsOf, isFile, isOfType } from '../rule-support/schemas.js';
import { entriesOf, isObject, isText, quote, show, stringsOf, valueAt } from '../rule-support/values.js';

const urlencoded = 'application/x-www-form-urlencoded';

/** Matches a media type or a range of media types, such as `image/*`. */
const mediaType = /^[\w.+-]+\/(?:\*|[\w.+-]+)$/;

/** Returns the media types of a `contentType`. */
const mediaTypesOf = (contentType: string): string[] => contentType.split(',').map((type) => type.trim());

/** Reports the parts of a list of media types that are not media types. */
function checkContentTypes(entry: unknown, path: JsonPath): RuleFinding[] {
  const contentType = valueAt(entry, ['contentType']);
  if (!isText(contentType)) return [];
  return mediaTypesOf(contentType)
    .filter((type) => !mediaType.test(type))
    .map((type) => {
      const message = `\`contentType\` must be media types separated by commas, received ${show(type)}: correct it.`;
      return finding([...path, 'contentType'], message);
    });
}

/**
 * Whether a media type belongs to a file name extension. Its subtype must contain the letters of the extension in the
 * same order, such as `svg+xml` for `svg`. The generator of the client compares them in the same way.
 */
const isTypeOf = (type: string, extension: string): boolean =>
  new RegExp([...extension].join('.*')).test(type.split('/')[1] ?? '');

/** Compares the content types of a file's encoding with its `x-file-types`. */
function checkFileTypes(file: unknown, contentType: string, path: JsonPath): RuleFinding[] {
  const extensions = [file, valueAt(file, ['items'])].flatMap((schema) =>
    stringsOf(valueAt(schema, ['x-file-types'])).filter((extension) => /^[a-z0-9]+$/.test(extension)),
  );
  const types = mediaTypesOf(contentType);
  if (extensions.length === 0 || types.some((type) => !mediaType.test(type) || type.endsWith('/*'))) return [];
  const without = extensions.filter((extension) => types.filter((type) => isTypeOf(type, extension)).length !== 1);
  const unused = types.filter((type) => !extensions.some((extension) => isTypeOf(type, extension)));
  const where = [...path, 'contentType'];
  return [
    ...without.map((extension) =>
      finding(where, `\`contentType\` must have one media type for the file type ${quote(extension)}: correct it.`),
    ),
    ...unused.map((type) =>
      finding(where, `\`contentType\` must match \`x-file-types\`, received ${show(type)}: add its file type there.`),
    ),
  ];
}

/** Whether a field is an object or a list of objects. */
function isNested(schema: unknown): boolean {
  if (!isObject(schema)) return false;
  return isOfType(schema, 'object') || isObject(schema['properties']) || isNested(schema['items']);
}

/**
 * Without a content type, a generated client sends the file as `application/octet-stream`. An API that checks content
 * types rejects such a file.
 */
export default defineRule({
  description:
    'Every file field is in a multipart form and has an encoding with the content types of its x-file-types, every ' +
    'object in a urlencoded form has the style deepObject, and every encoding belongs to a field.',
  given: requestBodies.map((path) => `${path}.content[*]`),
  check(media, path) {
    if (!isObject(media) || isExtension(path)) return [];
    const fields = fieldsOf(media['schema']);
    const encoding = isObject(media['encoding']) ? media['encoding'] : {};
    const typed = ([name]: [string, unknown]): boolean => {
      const entry = Object.hasOwn(encoding, name) ? encoding[name] : undefined;
      return isObject(entry) && isText(entry['contentType']);
    };
    const fieldsIn = (isForm: boolean) => (isForm ? [...fields] : []);
    const inMultipart = fieldsIn(String(path.at(-1)).startsWith('multipart/'));
    const inUrlencoded = fieldsIn(path.at(-1) === urlencoded);
    const files = inMultipart.filter(([, schema]) => isFile(schema));
    // The encoding of a urlencoded form has no files: the names of the files would be sent instead.
    const unsendable = inUrlencoded.filter(([, schema]) => isFile(schema));
    const nested = inUrlencoded.filter(
      ([name, field]) => isNested(field) && valueAt(encoding, [name, 'style']) !== 'deepObject',
    );
    return [
      ...unsendable.map(([name]) =>
        finding(path, `The file ${quote(name)} must be sent as multipart/form-data: remove this media type.`),
      ),
      ...nested.map(([name]) => {
        const advice = 'add it to `encoding`, or make it a string with `contentMediaType: application/json`.';
        return finding(path, `The object ${quote(name)} must have \`style: deepObject\`: ${advice}`);
      }),
      ...files.filter(typed).flatMap(([name, schema]) => {
        const where = [...path, 'encoding', name];
        return checkFileTypes(schema, String(valueAt(encoding, [name, 'contentType'])), where);
      }),
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
