import { defineRule, finding, type RuleFinding } from '../rule-support/define-rule.js';
import { operationsOf } from '../rule-support/locations.js';
import { isCamelCase, isObject, quote } from '../rule-support/values.js';

/** Whether a name has a meaning in JavaScript: a member of every object, or `then`, which `await` calls. */
const isReserved = (name: string): boolean => name === 'then' || name in Object.prototype;

const reserved = (extension: string, name: string): string =>
  `Choose another ${extension}: JavaScript reserves ${quote(name)}, which every object or promise has.`;

/** `wapi.<group>.<method>()` must name exactly one operation. */
export default defineRule({
  description: 'Every tag has an x-sdk-group and every operation an x-sdk-method that is unique in its tag.',
  given: '$',
  check(document) {
    const results: RuleFinding[] = [];
    const tags: unknown[] = isObject(document) && Array.isArray(document['tags']) ? document['tags'] : [];
    const groups = new Set<unknown>();
    const tagNames = new Set<unknown>();
    tags.forEach((tag, index) => {
      if (!isObject(tag)) return;
      tagNames.add(tag['name']);
      const group = tag['x-sdk-group'];
      const path = ['tags', index, 'x-sdk-group'];
      if (typeof group !== 'string' || !isCamelCase(group))
        results.push(finding(path, 'Add x-sdk-group: the client property for this tag, in camelCase.'));
      else if (isReserved(group)) results.push(finding(path, reserved('x-sdk-group', group)));
      else if (groups.has(group))
        results.push(finding(path, `Choose another x-sdk-group: ${quote(group)} belongs to a tag above.`));
      groups.add(group);
    });

    const methods = new Map<unknown, Set<string>>();
    for (const { path, operation } of operationsOf(document)) {
      const [tag, ...others]: unknown[] = Array.isArray(operation['tags']) ? operation['tags'] : [];
      if (others.length > 0 || !tagNames.has(tag)) {
        results.push(
          finding(
            [...path, 'tags'],
            'Give the operation exactly one tag that the root file declares: it becomes its group on the client.',
          ),
        );
      }
      const method = operation['x-sdk-method'];
      const taken = methods.get(tag) ?? new Set();
      methods.set(tag, taken);
      const where = [...path, 'x-sdk-method'];
      if (typeof method !== 'string' || !isCamelCase(method))
        results.push(finding(where, "Add x-sdk-method: the client method's name, in camelCase."));
      else if (isReserved(method)) results.push(finding(where, reserved('x-sdk-method', method)));
      else if (taken.has(method))
        results.push(
          finding(where, `Choose another x-sdk-method: ${quote(method)} is taken within the tag ${quote(tag)}.`),
        );
      else taken.add(method);
    }
    return results;
  },
});
