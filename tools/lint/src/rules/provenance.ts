import { defineRule, finding } from '../rule-support/define-rule.js';
import { isExtension, mediaTypes, operations, webhooks } from '../rule-support/locations.js';
import { provenanceMarks } from '../rule-support/provenance.js';
import { isObject, quote } from '../rule-support/values.js';

/** A reader must be able to tell what WiPay says from what was guessed. */
export default defineRule({
  description: 'Every operation, webhook and example says where it comes from.',
  given: [operations, webhooks, ...mediaTypes.map((path) => `${path}.examples[*]`)],
  check(node, path) {
    if (!isObject(node) || isExtension(path)) return [];
    const mark = node['x-provenance'];
    if (provenanceMarks.includes(mark)) return [];
    const problem = mark === undefined ? 'Say where this comes from' : `${quote(mark)} is no provenance`;
    return [finding([...path, 'x-provenance'], `${problem}: set x-provenance to ${provenanceMarks.join(', ')}.`)];
  },
});
