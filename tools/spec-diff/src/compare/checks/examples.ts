import { formatPointer } from '@wapi/types';
import type { Endpoint, Check, Document, Finding, Node } from '../types.js';
import { getChild, getEntries, at } from '../json-pointer.js';

/**
 * Checks the names of examples and their error messages. The mock, tests and docs refer to the names, and integrators'
 * code compares the messages.
 */
export const checkExamples: Check = ({ base, head, operations, webhooks }) =>
  [...operations, ...webhooks].flatMap(({ base: from, head: to }) => {
    if (to === undefined) return [];
    const bodies = [...from.requestMedia].map(([type, media]) => [media, to.requestMedia.get(type)] as const);
    const responses = [...from.responses].flatMap(([status, { media }]) =>
      [...media].map(([type, place]) => [place, to.responses.get(status)?.media.get(type)] as const),
    );
    return [
      ...[...bodies, ...responses].flatMap(([media, other]) => (other ? checkNames(base, head, media, other) : [])),
      ...checkMessages(base, head, from, to),
    ];
  });

const getExamples = (document: Document, media: Node) => getEntries(document, at(document, media, 'examples'));

function checkNames(base: Document, head: Document, from: Node, to: Node): Finding[] {
  const names = getExamples(head, to);
  return [...getExamples(base, from).keys()].flatMap((name) => {
    if (names.has(name)) return [];
    const location = from.pointer + formatPointer('examples', name);
    const message = `The named example \`${name}\` was removed, so requests and tests that name it fail.`;
    return [{ rule: 'example-removed', location, version: 'base', breaks: ['client'], message, before: name }];
  });
}

function checkMessages(base: Document, head: Document, from: Endpoint, to: Endpoint): Finding[] {
  return [...from.responses].flatMap(([status, { place, media }]) => {
    // An inferred message is our own guess, and the docs warn integrators not to rely on it.
    const isGuess = (example: Node) =>
      [from.place, place, example].some(({ node }) => getChild(node, 'x-provenance') === 'inferred');
    if (!/^[45]/.test(status)) return [];
    return [...media].flatMap(([type, body]) => {
      const other = to.responses.get(status)?.media.get(type);
      const examples = other ? getExamples(head, other) : new Map();
      return [...getExamples(base, body)].flatMap(([name, example]) => {
        const [before, after] = [example, examples.get(name)].map((one) =>
          getChild(one && getChild(one.node, 'value'), 'message'),
        );
        if (before === undefined || !examples.has(name) || before === after || isGuess(example)) return [];
        return [
          {
            rule: 'error-message-changed',
            location: examples.get(name).pointer + formatPointer('value', 'message'),
            version: 'head' as const,
            breaks: ['response'] as const,
            message: `The documented message of the error \`${name}\` changed.`,
            before,
            after,
          },
        ];
      });
    });
  });
}
