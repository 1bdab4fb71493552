import { defineRule, finding } from '../rule-support/define-rule.js';
import { isExtension, mediaTypes, operations, webhooks } from '../rule-support/locations.js';
import { provenanceMarks } from '../rule-support/provenance.js';
import { isObject, quote } from '../rule-support/values.js';

/** Readers must be able to distinguish documented facts from inferred facts. */
export default defineRule({
  description: 'Every operation, webhook and example has an x-provenance.',
  given: [operations, webhooks, ...mediaTypes.map((path) => `${path}.examples[*]`)],
  check(node, path) {
    if (!isObject(node) || isExtension(path)) return [];
    const mark = node['x-provenance'];
    if (provenanceMarks.includes(mark)) return [];
    const marks = provenanceMarks.join(', ');
    const message =
      mark === undefined
        ? `Add x-provenance with the source of this, one of ${marks}.`
        : `x-provenance must be one of ${marks}, received ${quote(mark)}.`;
    return [finding([...path, 'x-provenance'], message)];
  },
});
