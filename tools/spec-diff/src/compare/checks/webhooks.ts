import { formatPointer } from '@wapi/types';
import type { Check, Endpoint, Finding } from '../types.js';
import { getChild, isEqual } from '../json-pointer.js';
import { findRemovedParameter } from './parameters.js';

/**
 * Checks the method, the headers, the presence of a body and the signature of webhooks.
 */
export const checkWebhooks: Check = ({ webhooks, head: document }) =>
  webhooks.flatMap(({ base, head }) => {
    if (head === undefined) return [];
    const findings: Finding[] = checkMethod(base, head);
    for (const [key, header] of base.parameters) {
      const name = getChild(header.node, 'name');
      const other = head.parameters.get(key);
      if (other === undefined) {
        const message = `The webhook header \`${name}\` was removed.`;
        const place = findRemovedParameter(header, document);
        findings.push({ rule: 'webhook-header-removed', ...place, breaks: ['webhook'], message, before: String(name) });
        continue;
      }
      if (getChild(header.node, 'required') === true && getChild(other.node, 'required') !== true) {
        const isInHead = getChild(other.node, 'required') !== undefined;
        const message = `The webhook header \`${name}\` may be missing.`;
        findings.push({
          rule: 'webhook-header-optional',
          location: (isInHead ? other : header).pointer + formatPointer('required'),
          version: isInHead ? 'head' : 'base',
          breaks: ['webhook'],
          message,
          before: 'required',
          after: 'optional',
        });
      }
      const signature = getChild(header.node, 'x-webhook-signature');
      const newSignature = getChild(other.node, 'x-webhook-signature');
      if (signature !== undefined && !isEqual(signature, newSignature)) {
        findings.push({
          rule: 'webhook-signature-changed',
          location: other.pointer + formatPointer('x-webhook-signature'),
          version: newSignature === undefined ? 'base' : 'head',
          breaks: ['webhook'],
          message: 'The signature of webhooks changed, so integrators reject all of them.',
          before: signature,
          after: newSignature,
        });
      }
    }
    if (
      getChild(base.requestBody?.node, 'required') === true &&
      head.requestBody &&
      getChild(head.requestBody.node, 'required') !== true
    ) {
      findings.push({
        rule: 'webhook-body-optional',
        location: head.requestBody.pointer,
        version: 'head',
        breaks: ['webhook'],
        message: 'The body of the webhook may be missing.',
        before: 'required',
        after: 'optional',
      });
    }
    if (base.requestBody !== undefined && head.requestBody === undefined) {
      const location = base.place.pointer + formatPointer('requestBody');
      findings.push({
        rule: 'webhook-body-removed',
        location,
        version: 'base',
        breaks: ['webhook'],
        message: `The body of the webhook \`${base.key}\` was removed.`,
      });
    }
    return findings;
  });

function checkMethod(base: Endpoint, head: Endpoint): Finding[] {
  const [before, after] = [base, head].map(({ place }) => place.pointer.replace(/.*\//, ''));
  if (before === after) return [];
  return [
    {
      rule: 'webhook-method-changed',
      location: head.place.pointer,
      version: 'head',
      breaks: ['webhook'],
      message: `The method of the webhook \`${base.key}\` changed.`,
      before,
      after,
    },
  ];
}
