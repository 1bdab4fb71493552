import { defineRule, finding } from '../rule-support/define-rule.js';
import { operations, parameters, webhooks } from '../rule-support/locations.js';
import { isOfType } from '../rule-support/schemas.js';
import { isObject, show } from '../rule-support/values.js';

/** The style in which the client sends a kind of parameter, and in which the mock reads it. */
function supportedStyle(location: string, schema: unknown): string | undefined {
  if (location === 'query') return isObject(schema) && isOfType(schema, 'object') ? 'deepObject' : 'form';
  return ['path', 'header'].includes(location) ? 'simple' : undefined;
}

/** The client would send such a value in a different form, and the mock would not find it. */
export default defineRule({
  description:
    'Every parameter is in the path, the query or a header and has a style that the client and the mock support, and ' +
    'no operation has callbacks.',
  given: [...parameters, ...[operations, webhooks].map((operation) => `${operation}.callbacks`)],
  check(node, path) {
    if (path.at(-1) === 'callbacks')
      return [finding(path, 'The client and the mock do not support callbacks: describe the request in `webhooks`.')];
    if (!isObject(node) || typeof node['in'] !== 'string') return [];
    const { in: location, style, explode, schema } = node;
    if (location === 'cookie')
      return [
        finding([...path, 'in'], '`in` must be path, query or header, received cookie: the client sends no cookies.'),
      ];
    const supported = supportedStyle(location, schema);
    if (supported === undefined) return [];
    const usual = location === 'query' ? 'form' : 'simple';
    if ((style ?? usual) !== supported) {
      const message = `\`style\` must be ${supported} here, received ${show(style ?? usual)}`;
      return [finding([...path, 'style'], `${message}: change it, or the schema.`)];
    }
    if (supported !== 'form' || explode !== false) return [];
    return [finding([...path, 'explode'], '`explode` must be true here, received false: remove it.')];
  },
});
