import { defineRule, finding } from '../rule-support/define-rule.js';
import { operations } from '../rule-support/locations.js';
import { provenanceMarks } from '../rule-support/provenance.js';
import { entriesOf, isObject } from '../rule-support/values.js';

/** Whether a response has examples that are all inferred. */
function isOnlyInferred(response: unknown): boolean {
  const media = isObject(response) ? entriesOf(response['content']).map(([, value]) => value) : [];
  const examples = media.flatMap((value) => (isObject(value) ? entriesOf(value['examples']) : []));
  return (
    examples.length > 0 && examples.every(([, example]) => isObject(example) && example['x-provenance'] === 'inferred')
  );
}

/** Without a mark, the docs would list a guessed error among the documented errors. */
export default defineRule({
  description:
    'An error response whose examples are all inferred has its own x-provenance, unless its operation is inferred.',
  given: operations,
  check(operation, path) {
    if (!isObject(operation) || operation['x-provenance'] === 'inferred') return [];
    return entriesOf(operation['responses'])
      .filter(([status]) => status === 'default' || /^[45]/.test(status))
      .filter(
        ([, response]) =>
          isOnlyInferred(response) && isObject(response) && !provenanceMarks.includes(response['x-provenance']),
      )
      .map(([status]) =>
        finding(
          [...path, 'responses', status],
          'Add `x-provenance` to the response, because all of its examples are inferred: `inferred`, or the ' +
            'source in which WiPay documents the error.',
        ),
      );
  },
});
