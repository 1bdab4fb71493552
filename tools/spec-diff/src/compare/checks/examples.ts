import { formatPointer } from '@wapi/types';
import type { Endpoint, Check, Document, Finding, Node } from '../types.js';
import { getChild, getEntries, at } from '../json-pointer.js';

/**
 * Named examples that are gone, and the messages of errors. Mock, tests and docs point at the names; integrators compare messages.
 */
export const checkExamples: Check = ({ base, head, operations, webhooks }) =>
  [...operations, ...webhooks].flatMap(({ base: from, head: to }) => {
    if (to === undefined) return [];
    const bodies = [...from.requestMedia].map(([type, media]) => ({
      media,
      other: to.requestMedia.get(type),
      name: 'request',
    }));
    const answers = [...from.responses].flatMap(([status, { media }]) =>
      [...media].map(([type, place]) => ({
        media: place,
        other: to.responses.get(status)?.media.get(type),
        name: status,
      })),
    );
    return [
      ...[...bodies, ...answers].flatMap(({ media, other, name }) =>
        other ? checkNames(base, head, media, other, `${from.id} ${name}`) : [],
      ),
      ...checkMessages(base, head, from, to),
    ];
  });

const examplesOf = (document: Document, media: Node) => getEntries(document, at(document, media, 'examples'));

function checkNames(base: Document, head: Document, from: Node, to: Node, where: string): Finding[] {
  const names = examplesOf(head, to);
  return [...examplesOf(base, from).keys()].flatMap((name) => {
    if (names.has(name)) return [];
    const location = from.pointer + formatPointer('examples', name);
    const message = `The named example \`${name}\` (${where}) is gone: whoever asks the mock for it or reads it in a test finds nothing.`;
    return [{ rule: 'example-removed', location, version: 'base', breaks: ['client'], message, before: name }];
  });
}

function checkMessages(base: Document, head: Document, from: Endpoint, to: Endpoint): Finding[] {
  return [...from.responses].flatMap(([status, { place, media }]) => {
    // What no page tells is our own guess at the words, which integrators are told not to rely on.
    const isGuess = (example: Node) =>
      [from.place, place, example].some(({ node }) => getChild(node, 'x-provenance') === 'inferred');
    if (!/^[45]/.test(status)) return [];
    return [...media].flatMap(([type, body]) => {
      const other = to.responses.get(status)?.media.get(type);
      const examples = other ? examplesOf(head, other) : new Map();
      return [...examplesOf(base, body)].flatMap(([name, example]) => {
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
            message: `A documented error (${name}) says something else.`,
            before,
            after,
          },
        ];
      });
    });
  });
}
