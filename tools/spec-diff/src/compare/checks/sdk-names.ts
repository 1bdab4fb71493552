import { formatPointer } from '@wapi/types';
import type { Endpoint, Check, Document, Finding, Node } from '../types.js';
import { getChild, asObject, getStrings } from '../json-pointer.js';

/**
 * The tags of a document by name.
 */
function tagsOf(document: Document): Map<string, Node> {
  const tags = document['tags'];
  if (!Array.isArray(tags)) return new Map();
  return new Map(
    tags.map((node, index) => [String(asObject(node)['name']), { node, pointer: formatPointer('tags', index) }]),
  );
}

const tagOf = ({ place }: Endpoint) => getStrings(getChild(place.node, 'tags'))[0] ?? '';

/**
 * The names under which the generated client has its methods. An `operationId` is redocly's.
 */
export const checkSdkNames: Check = ({ base, head, operations }) => {
  const findings: Finding[] = [];
  const [baseTags, headTags] = [tagsOf(base), tagsOf(head)];
  const groupOf = (tags: Map<string, Node>, tag: string) => getChild(tags.get(tag)?.node, 'x-sdk-group');

  for (const [name, { node, pointer }] of baseTags) {
    const to = headTags.get(name);
    const [before, after] = [getChild(node, 'x-sdk-group'), getChild(to?.node, 'x-sdk-group')];
    // A tag may have another name, or go, when no operation has it any more.
    const isUsed = operations.some(({ head: call }) => call !== undefined && tagOf(call) === name);
    if (!isUsed || before === undefined || before === after) continue;
    findings.push({
      rule: 'sdk-group-changed',
      location: (after === undefined ? pointer : (to?.pointer ?? pointer)) + formatPointer('x-sdk-group'),
      version: after === undefined ? 'base' : 'head',
      breaks: ['client'],
      message: `The client has the methods of the tag “${name}” under another name.`,
      before,
      after,
    });
  }
  for (const { base: from, head: to } of operations) {
    if (to === undefined) continue;
    const [before, after] = [groupOf(baseTags, tagOf(from)), groupOf(headTags, tagOf(to))];
    // A tag that has kept its name is reported once, above.
    if (tagOf(from) !== tagOf(to) && before !== undefined && before !== after) {
      const message = `The client has the method of \`${from.id}\` in another group.`;
      findings.push({
        rule: 'sdk-group-changed',
        location: `${to.place.pointer}/tags`,
        version: 'head',
        breaks: ['client'],
        message,
        before,
        after,
      });
    }
    const [method, newMethod] = [from, to].map(({ place }) => getChild(place.node, 'x-sdk-method'));
    if (method !== undefined && method !== newMethod) {
      findings.push({
        rule: 'sdk-method-changed',
        location: to.place.pointer + formatPointer('x-sdk-method'),
        version: newMethod === undefined ? 'base' : 'head',
        breaks: ['client'],
        message: `The client's method for \`${from.id}\` has another name.`,
        before: method,
        after: newMethod,
      });
    }
  }
  return findings;
};
