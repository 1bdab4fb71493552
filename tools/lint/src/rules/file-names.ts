import { defineRule, finding, type JsonPath } from '../rule-support/define-rule.js';
import { isExtension } from '../rule-support/locations.js';
import { isObject, quote } from '../rule-support/values.js';

/** Returns the file name for a path: its segments joined by `_`. Omits braces, because shells would expand them. */
function fileOfPath(template: string): string {
  const name = template
    .split('/')
    .filter((segment) => segment !== '')
    .join('_')
    .replace(/[{}]/g, '');
  return `paths/${name || 'root'}.yaml`;
}

/**
 * Returns the file name for a webhook: the event's name with `_` instead of dots. A dot would make the end of the name
 * look like a file extension.
 */
function fileOfWebhook(event: string): string {
  return `webhooks/${event.replaceAll('.', '_')}.yaml`;
}

function wantedAt(path: JsonPath): { kind: string; name: string; file: string } {
  const name = String(path.at(-1));
  return path[0] === 'webhooks'
    ? { kind: 'webhook', name, file: fileOfWebhook(name) }
    : { kind: 'path', name, file: fileOfPath(name) };
}

/** A predictable name lets authors find the file for a path or a webhook without opening the root file. */
export default defineRule({
  description: 'Every path and webhook in the root file is a $ref to the file named after it.',
  given: ['$.paths[*]', '$.webhooks[*]'],
  resolved: false,
  check(item, path) {
    if (isExtension(path)) return [];
    const { kind, name, file } = wantedAt(path);
    if (isObject(item) && Object.keys(item).length === 1 && item['$ref'] === file) return [];
    return [finding(path, `Move the ${kind} ${quote(name)} into its own file, and write only \`$ref: ${file}\` here.`)];
  },
});
