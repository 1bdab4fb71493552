import { formatPointer } from '@wapi/types';
import type { Check, Finding, Json, Node, SchemaPair } from '../types.js';
import { getChild, isEqual, asObject } from '../json-pointer.js';
import { findKeyword, findKeywords } from '../normalize/parts.js';

/** Checks field keywords that change the meaning of values, but not their validity. */
export const checkFields: Check = ({ schemas }) =>
  schemas.flatMap((pair) => [
    ...checkDefault(pair),
    ...checkDiscriminator(pair),
    ...checkOpenEnum(pair),
    ...checkOneWay(pair),
    ...checkMessages(pair),
  ]);

function checkDefault({ side, base, head }: SchemaPair): Finding[] {
  const [before, after] = [findKeyword(base, 'default'), findKeyword(head, 'default')];
  const either = before ?? after;
  if (side !== 'request' || either === undefined || isEqual(before?.node, after?.node)) return [];
  const change = before === undefined ? 'A default was added' : 'The default changed';
  const message = `${change}, so a request that omits the value may mean something else.`;
  return [
    {
      rule: 'default-changed',
      ...at(either, after),
      breaks: ['request'],
      message,
      before: before?.node,
      after: after?.node,
    },
  ];
}

function checkDiscriminator({ side, base, head }: SchemaPair): Finding[] {
  const [from, to] = [findKeyword(base, 'discriminator'), findKeyword(head, 'discriminator')];
  if (from === undefined) return [];
  const getWithin = (place: Node | undefined, ...keys: string[]): Node | undefined => {
    const node = keys.reduce((current: Json | undefined, key) => getChild(current, key), place?.node);
    return place && node !== undefined ? { node, pointer: place.pointer + formatPointer(...keys) } : undefined;
  };
  const rule = 'discriminator-changed';
  const findings: Finding[] = [];
  const [before, after] = [getWithin(from, 'propertyName'), getWithin(to, 'propertyName')];
  if (before !== undefined && !isEqual(before.node, after?.node)) {
    const message = 'The discriminator reads a different field.';
    findings.push({
      rule,
      ...at(before, after),
      breaks: [side, 'client'],
      message,
      before: before.node,
      after: after?.node,
    });
  }
  if (to === undefined) return findings;
  const branches = findKeyword(head, 'oneOf')?.node;
  for (const [value, target] of Object.entries(asObject(getChild(from.node, 'mapping')))) {
    const [was, is] = [getWithin(from, 'mapping', value), getWithin(to, 'mapping', value)];
    // Skip a removed branch, because its removal is a separate finding.
    const selected = getMappedSchema(target);
    const hasBranch = Array.isArray(branches) && branches.some((branch) => getChild(branch, '$ref') === selected);
    if (was === undefined || selected === getMappedSchema(is?.node) || !hasBranch) continue;
    const message = `The discriminator value \`${value}\` no longer selects the same schema.`;
    findings.push({ rule, ...at(was, is), breaks: [side, 'client'], message, before: target, after: is?.node });
  }
  return findings;
}

/** Returns the `$ref` for a value of a discriminator's mapping. The value can also be the bare name of a component. */
const getMappedSchema = (target: Json | undefined): string =>
  String(target).replace(/^[\w.-]+$/, (name) => `#/components/schemas/${name}`);

/**
 * Checks open enums. An open enum lists known values, but responses may contain other values, and requests may send
 * other values.
 */
function checkOpenEnum({ side, base, head }: SchemaPair): Finding[] {
  const isOpen = [base, head].map((parts) => findKeyword(parts, 'x-open-enum')?.node === true);
  const values = findKeyword(head, 'enum');
  if (isOpen[0] === isOpen[1] || values === undefined || findKeyword(base, 'enum') === undefined) return [];
  // Opening an enum breaks readers of responses. Closing one breaks senders of requests.
  if (isOpen[1] === (side === 'request')) return [];
  const [rule, message] = isOpen[1]
    ? ['enum-opened', 'Values outside the list may occur.']
    : ['enum-closed', 'Values outside the list are rejected.'];
  return [
    {
      rule,
      location: values.pointer,
      version: 'head',
      breaks: [side],
      message,
      before: isOpen[0] ? 'open' : 'closed',
      after: isOpen[1] ? 'open' : 'closed',
    },
  ];
}

/** Checks one-way fields. Requests ignore `readOnly` fields, and responses lack `writeOnly` fields. */
function checkOneWay({ side, base, head }: SchemaPair): Finding[] {
  const [keyword, rule, message] =
    side === 'request'
      ? ['readOnly', 'read-only-added', 'The field is no longer accepted in requests.']
      : ['writeOnly', 'write-only-added', 'The field is no longer sent.'];
  const [was, is] = [findKeyword(base, keyword), findKeyword(head, keyword)];
  if (is?.node !== true || was?.node === true) return [];
  return [{ rule, location: is.pointer, version: 'head', breaks: [side], message, before: was?.node, after: true }];
}

/**
 * Compares the messages that schemas set for failed keywords. Removing a keyword together with its message is not a
 * finding.
 */
function checkMessages({ side, base, head }: SchemaPair): Finding[] {
  if (side !== 'request' || findKeyword(base, 'x-provenance')?.node === 'inferred') return [];
  const [was, is] = [readMessages(base), readMessages(head)];
  return [...was].flatMap(([keyword, before]): Finding[] => {
    const after = is.get(keyword);
    const isChecked = keyword === 'x-unique' || findKeyword(head, keyword) !== undefined;
    if (isEqual(before.node, after?.node) || !isChecked) return [];
    return [
      {
        rule: 'error-message-changed',
        ...at(before, after),
        breaks: ['response'],
        usedIn: 'request',
        message: `The documented message for a failed \`${keyword}\` changed.`,
        before: before.node,
        after: after?.node,
      },
    ];
  });
}

/** Reads the messages of all parts. If several parts set a message for a keyword, the first part takes precedence. */
function readMessages(parts: readonly Node[]): Map<string, Node> {
  const messages = findKeywords(parts, 'x-messages').flatMap(({ node, pointer }) =>
    Object.entries(asObject(node)).map(
      ([keyword, message]) => [keyword, { node: message, pointer: pointer + formatPointer(keyword) }] as const,
    ),
  );
  return new Map(messages.toReversed());
}

const at = (before: Node, after: Node | undefined): Pick<Finding, 'location' | 'version'> =>
  after ? { location: after.pointer, version: 'head' } : { location: before.pointer, version: 'base' };
