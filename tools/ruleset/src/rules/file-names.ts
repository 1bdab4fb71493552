import { defineRule, finding } from '../support/define-rule.js';
import { isExtension } from '../support/locations.js';
import { isObject, quote } from '../support/values.js';

/** The file of a path: its segments joined by `_`, without the braces, which shells would expand. */
function fileOf(template: string): string {
  const name = template
    .split('/')
    .filter((segment) => segment !== '')
    .join('_')
    .replace(/[{}]/g, '');
  return `paths/${name || 'root'}.yaml`;
}

/** The root file is a table of contents, and a path's file can be found without opening it. */
export default defineRule({
  description: 'A path is a $ref to the file that has its name.',
  given: '$.paths[*]',
  resolved: false,
  check(item, path) {
    if (isExtension(path)) return [];
    const template = String(path.at(-1));
    const wanted = fileOf(template);
    if (isObject(item) && Object.keys(item).length === 1 && item['$ref'] === wanted) return [];
    return [finding(path, `Put the path ${quote(template)} into its own file, and only \`$ref: ${wanted}\` here.`)];
  },
});
