import { defineRule, finding } from '../rule-support/define-rule.js';
import { findDuplicates } from '../rule-support/duplicates.js';
import { quote } from '../rule-support/values.js';

const readId = (id: unknown): string | undefined => (typeof id === 'string' ? id : undefined);

/**
 * Generators name methods and types after the operationId, so one of two methods with the same name would overwrite the
 * other.
 */
export default defineRule({
  description: 'No two operations or webhooks have the same operationId.',
  given: '$',
  check(document) {
    return findDuplicates(document, 'operationId', readId).map(({ value, path, others }) =>
      finding(path, `The operationId ${quote(value)} must be unique, and ${others} has it too.`),
    );
  },
});
