import type { Check, Finding } from '../types.js';
import { childOf, isSame, pointerOf } from '../nodes.js';

/**
 * What redocly does not look at in a webhook: its headers, whether there is a body, how it is signed.
 *
 * @type {Check}
 */
export const checkWebhooks: Check = ({ webhooks }) =>
  webhooks.flatMap(({ base, head }) => {
    if (head === undefined) return [];
    const findings: Finding[] = [];
    for (const [key, header] of base.parameters) {
      const name = childOf(header.node, 'name');
      const other = head.parameters.get(key);
      if (other === undefined) {
        const message = `The webhook \`${base.key}\` has lost the header \`${name}\`.`;
        findings.push({
          rule: 'webhook-header-removed',
          location: `${head.place.pointer}/parameters/${name}`,
          version: 'head',
          breaks: ['webhook'],
          message,
          before: String(name),
        });
        continue;
      }
      if (childOf(header.node, 'required') === true && childOf(other.node, 'required') !== true) {
        const message = `The webhook header \`${name}\` may be missing.`;
        findings.push({
          rule: 'webhook-header-optional',
          location: other.pointer + pointerOf('required'),
          version: 'head',
          breaks: ['webhook'],
          message,
          before: 'required',
          after: 'optional',
        });
      }
      const signature = childOf(header.node, 'x-webhook-signature');
      const newSignature = childOf(other.node, 'x-webhook-signature');
      if (signature !== undefined && !isSame(signature, newSignature)) {
        findings.push({
          rule: 'webhook-signature-changed',
          location: other.pointer + pointerOf('x-webhook-signature'),
          version: newSignature === undefined ? 'base' : 'head',
          breaks: ['webhook'],
          message: 'Webhooks are signed in another way, so that integrators refuse them all.',
          before: signature,
          after: newSignature,
        });
      }
    }
    if (childOf(base.requestBody?.node, 'required') === true && head.requestBody && childOf(head.requestBody.node, 'required') !== true) {
      findings.push({
        rule: 'webhook-body-optional',
        location: head.requestBody.pointer,
        version: 'head',
        breaks: ['webhook'],
        message: `The webhook \`${base.key}\` may have no body.`,
        before: 'required',
        after: 'optional',
      });
    }
    if (base.requestBody !== undefined && head.requestBody === undefined) {
      const location = base.place.pointer + pointerOf('requestBody');
      findings.push({
        rule: 'webhook-body-removed',
        location,
        version: 'base',
        breaks: ['webhook'],
        message: `The webhook \`${base.key}\` has no body any more.`,
      });
    }
    return findings;
  });
