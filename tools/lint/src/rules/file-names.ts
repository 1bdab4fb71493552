import type { JsonPath } from '@stoplight/types';
import { defineRule, finding } from '../rule-support/define-rule.js';
import { isExtension } from '../rule-support/locations.js';
import { isObject, quote } from '../rule-support/values.js';

/** The file of a path: its segments joined by `_`, without the braces, which shells would expand. */
function fileOfPath(template: string): string {
  const name = template
    .split('/')
    .filter((segment) => segment !== '')
    .join('_')
    .replace(/[{}]/g, '');
  return `paths/${name || 'root'}.yaml`;
}

/** The file of a webhook: the event's name with `_` for its dots, since what follows a dot looks like a file's ending. */
function fileOfWebhook(event: string): string {
  return `webhooks/${event.replaceAll('.', '_')}.yaml`;
}

function wantedAt(path: JsonPath): { kind: string; name: string; file: string } {
  const name = String(path.at(-1));
  return path[0] === 'webhooks'
    ? { kind: 'webhook', name, file: fileOfWebhook(name) }
    : { kind: 'path', name, file: fileOfPath(name) };
}

/** The root file is a table of contents, and the file of a path or a webhook can be found without opening it. */
export default defineRule({
  description: 'A path or a webhook is a $ref to the file that has its name.',
  given: ['$.paths[*]', '$.webhooks[*]'],
  resolved: false,
  check(item, path) {
    if (isExtension(path)) return [];
    const { kind, name, file } = wantedAt(path);
    if (isObject(item) && Object.keys(item).length === 1 && item['$ref'] === file) return [];
    return [finding(path, `Put the ${kind} ${quote(name)} into its own file, and only \`$ref: ${file}\` here.`)];
  },
});
