import { defineRule, finding, type RuleFinding } from '../rule-support/define-rule.js';
import { findDuplicates } from '../rule-support/duplicates.js';
import { operationsOf } from '../rule-support/locations.js';
import { entriesOf, quote, valueAt } from '../rule-support/values.js';
import { adviseName } from '../source/closest-match.js';

const readId = (id: unknown): string | undefined => (typeof id === 'string' ? id : undefined);

/** Checks the operations that the links of responses name. */
function checkLinks(document: unknown): RuleFinding[] {
  const operations = operationsOf(document);
  const ids = operations.map(({ operation }) => String(operation['operationId']));
  return operations.flatMap(({ path, operation }) =>
    entriesOf(operation['responses']).flatMap(([status, response]) =>
      entriesOf(valueAt(response, ['links'])).flatMap(([name, link]) => {
        const id = valueAt(link, ['operationId']);
        if (typeof id !== 'string' || ids.includes(id)) return [];
        const message = `The operation ${quote(id)} does not exist: ${adviseName(id, ids, 'none')}`;
        return [finding([...path, 'responses', status, 'links', name, 'operationId'], message)];
      }),
    ),
  );
}

/**
 * Generators name methods and types after the operationId, so one of two methods with the same name would overwrite the
 * other.
 */
export default defineRule({
  description: 'No two operations or webhooks have the same operationId, and every link names an existing one.',
  given: '$',
  check(document) {
    const duplicates = findDuplicates(document, 'operationId', readId).map(({ value, path, others }) =>
      finding(path, `The operationId ${quote(value)} must be unique, and ${others} has it too.`),
    );
    return [...duplicates, ...checkLinks(document)];
  },
});
