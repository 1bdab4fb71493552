import { defineRule, finding } from '../rule-support/define-rule.js';
import { headers, parameters } from '../rule-support/locations.js';
import { isObject, quote } from '../rule-support/values.js';

/** Headers that OpenAPI ignores, because other parts of a document describe them. */
const inRequest: ReadonlyMap<string, string> = new Map([
  ['accept', 'the media types of the responses describe it'],
  ['content-type', 'the media types of the request body describe it'],
  ['authorization', 'the security schemes describe it'],
]);

/** Matches the characters that HTTP allows in a header's name. */
const token = /^[!#$%&'*+.^_`|~\w-]+$/;

/** Tools ignore a header with a wrong name, so the header's limits and examples have no effect. */
export default defineRule({
  description: 'Every header name is valid in HTTP, and OpenAPI does not ignore it.',
  given: [...parameters, ...headers],
  atKey: true,
  check(node, path) {
    if (!isObject(node)) return [];
    const isParameter = node['in'] !== undefined;
    // Skip components in `headers`, because their names are file names, not header names.
    if (isParameter ? node['in'] !== 'header' : path[0] === 'components' && path[1] === 'headers') return [];
    const name = isParameter ? String(node['name']) : String(path.at(-1));
    const where = isParameter ? [...path, 'name'] : path;
    if (!token.test(name))
      return [finding(where, `The name of a header must be letters, digits and hyphens, received ${quote(name)}.`)];
    const reason = isParameter ? inRequest.get(name.toLowerCase()) : undefined;
    if (reason !== undefined) return [finding(where, `Remove the header ${quote(name)}: ${reason}.`)];
    if (isParameter || name.toLowerCase() !== 'content-type') return [];
    return [finding(where, `Remove the header ${quote(name)}: the media types of the response describe it.`)];
  },
});
