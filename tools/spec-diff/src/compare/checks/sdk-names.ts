import { formatPointer } from '@wapi/types';
import type { Endpoint, Check, Document, Finding, Node } from '../types.js';
import { getChild, asObject, getStrings } from '../json-pointer.js';

/** Reads the tags of a document, keyed by name. */
function readTags(document: Document): Map<string, Node> {
  const tags = document['tags'];
  if (!Array.isArray(tags)) return new Map();
  return new Map(
    tags.map((node, index) => [String(asObject(node)['name']), { node, pointer: formatPointer('tags', index) }]),
  );
}

const getTag = ({ place }: Endpoint) => getStrings(getChild(place.node, 'tags'))[0] ?? '';

/** Checks operationIds, and the names of the generated client's methods and groups. */
export const checkSdkNames: Check = ({ base, head, operations, webhooks }) => {
  const findings: Finding[] = [...operations, ...webhooks].flatMap(({ base: from, head: to }) =>
    to ? checkOperationId(from, to) : [],
  );
  const [baseTags, headTags] = [readTags(base), readTags(head)];
  const getGroup = (tags: Map<string, Node>, tag: string) => getChild(tags.get(tag)?.node, 'x-sdk-group');

  for (const [name, { node, pointer }] of baseTags) {
    const to = headTags.get(name);
    const [before, after] = [getChild(node, 'x-sdk-group'), getChild(to?.node, 'x-sdk-group')];
    // Skip a tag that no operation uses, because renaming or removing it breaks nothing.
    const concerns = operations.flatMap(({ head: endpoint }) =>
      endpoint !== undefined && getTag(endpoint) === name ? [endpoint.id] : [],
    );
    if (concerns.length === 0 || before === undefined || before === after) continue;
    findings.push({
      rule: 'sdk-group-changed',
      location: (after === undefined ? pointer : (to?.pointer ?? pointer)) + formatPointer('x-sdk-group'),
      version: after === undefined ? 'base' : 'head',
      breaks: ['client'],
      concerns,
      message: `The client group of the tag "${name}" was renamed.`,
      before,
      after,
    });
  }
  for (const { base: from, head: to } of operations) {
    if (to === undefined) continue;
    const [before, after] = [getGroup(baseTags, getTag(from)), getGroup(headTags, getTag(to))];
    // Report only a move to a different tag. The check above already reports a renamed group.
    if (getTag(from) !== getTag(to) && before !== undefined && before !== after) {
      const message = `The client method of \`${from.id}\` moved to a different group.`;
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
        message: `The client method of \`${from.id}\` was renamed.`,
        before: method,
        after: newMethod,
      });
    }
  }
  return findings;
};

function checkOperationId(from: Endpoint, to: Endpoint): Finding[] {
  const [before, after] = [from, to].map(({ place }) => getChild(place.node, 'operationId'));
  if (before === undefined || before === after) return [];
  return [
    {
      rule: 'operation-id-changed',
      location: (after === undefined ? from : to).place.pointer + formatPointer('operationId'),
      version: after === undefined ? 'base' : 'head',
      breaks: ['client'],
      message: `The operationId of \`${from.key}\` changed.`,
      before,
      after,
    },
  ];
}
