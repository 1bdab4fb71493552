import { formatPointer } from '@wapi/types';
import type { Check, Document, Finding, Json, Node, SchemaPair } from '../types.js';
import { getChild, isEqual, asObject } from '../json-pointer.js';
import { findKeyword, collectPartsAt, getPropertyNames } from '../schema-parts.js';

/**
 * What OpenAPI says of a field and redocly does not rate.
 */
export const checkFields: Check = ({ base, schemas }) =>
  schemas.flatMap((pair) => [
    ...checkRemoved(base, pair),
    ...checkDefault(pair),
    ...checkDiscriminator(pair),
    ...checkOpenEnum(pair),
    ...checkOneWay(pair),
    ...checkMessages(pair),
  ]);

/**
 * A field that is gone from a request: what integrators send in it has no effect any more. From an answer it is redocly's.
 */
function checkRemoved(document: Document, { side, base, head }: SchemaPair): Finding[] {
  if (side !== 'request') return [];
  const names = getPropertyNames(head);
  return getPropertyNames(base).flatMap((name) => {
    const [place] = collectPartsAt(document, base, 'properties', name);
    const holder = base.find(({ node }) => getChild(getChild(node, 'properties'), name) !== undefined);
    if (names.includes(name) || place === undefined || holder === undefined) return [];
    const location = holder.pointer + formatPointer('properties', name);
    const message = `The field \`${name}\` is gone from the request: what is sent in it has no effect.`;
    return [{ rule: 'request-field-removed', location, version: 'base', breaks: ['request'], message, before: name }];
  });
}

function checkDefault({ side, base, head }: SchemaPair): Finding[] {
  const [before, after] = [findKeyword(base, 'default'), findKeyword(head, 'default')];
  if (side !== 'request' || before === undefined || isEqual(before.node, after?.node)) return [];
  const message = 'Who leaves the value out gets another one than before.';
  return [
    {
      rule: 'default-changed',
      ...at(before, after),
      breaks: ['request'],
      message,
      before: before.node,
      after: after?.node,
    },
  ];
}

function checkDiscriminator({ side, base, head }: SchemaPair): Finding[] {
  const [from, to] = [findKeyword(base, 'discriminator'), findKeyword(head, 'discriminator')];
  if (from === undefined) return [];
  const within = (place: Node | undefined, ...keys: string[]): Node | undefined => {
    const node = keys.reduce((locationIn: Json | undefined, key) => getChild(locationIn, key), place?.node);
    return place && node !== undefined ? { node, pointer: place.pointer + formatPointer(...keys) } : undefined;
  };
  const rule = 'discriminator-changed';
  const findings: Finding[] = [];
  const [before, after] = [within(from, 'propertyName'), within(to, 'propertyName')];
  if (before !== undefined && !isEqual(before.node, after?.node)) {
    const message = 'Another field tells which of the kinds a value is.';
    findings.push({
      rule,
      ...at(before, after),
      breaks: [side, 'client'],
      message,
      before: before.node,
      after: after?.node,
    });
  }
  const kinds = findKeyword(head, 'oneOf')?.node;
  for (const [value, kind] of Object.entries(asObject(getChild(from.node, 'mapping')))) {
    const [was, is] = [within(from, 'mapping', value), within(to, 'mapping', value)];
    // A kind that is gone, or is another component now, is no matter of the value that stands for it.
    const isThere = Array.isArray(kinds) && kinds.some((branch) => getChild(branch, '$ref') === kind);
    if (was === undefined || isEqual(kind, is?.node) || !isThere) continue;
    const message = `The value \`${value}\` does not stand for its kind any more.`;
    findings.push({ rule, ...at(was, is), breaks: [side, 'client'], message, before: kind, after: is?.node });
  }
  return findings;
}

/**
 * Readers of an open enum are told to expect other values, and writers that others are taken.
 */
function checkOpenEnum({ side, base, head }: SchemaPair): Finding[] {
  const isOpen = [base, head].map((parts) => findKeyword(parts, 'x-open-enum')?.node === true);
  const values = findKeyword(head, 'enum');
  if (isOpen[0] === isOpen[1] || values === undefined || findKeyword(base, 'enum') === undefined) return [];
  // To open it breaks those who read it, to close it those who write it.
  if (isOpen[1] === (side === 'request')) return [];
  const [rule, message] = isOpen[1]
    ? ['enum-opened', 'Values may come that are not in the list.']
    : ['enum-closed', 'Values that are not in the list are refused.'];
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

/**
 * A field that is only written is in no answer, one that is only read is taken from no request.
 */
function checkOneWay({ side, base, head }: SchemaPair): Finding[] {
  const [keyword, rule, message] =
    side === 'request'
      ? ['readOnly', 'read-only-added', 'The field is not taken from requests any more.']
      : ['writeOnly', 'write-only-added', 'The field is not sent any more.'];
  const [was, is] = [findKeyword(base, keyword), findKeyword(head, keyword)];
  if (is?.node !== true || was?.node === true) return [];
  return [{ rule, location: is.pointer, version: 'head', breaks: [side], message, before: was?.node, after: true }];
}

/**
 * The message for a keyword that failed. One that went with its keyword is no loss.
 */
function checkMessages({ side, base, head }: SchemaPair): Finding[] {
  const was = findKeyword(base, 'x-messages');
  if (side !== 'request' || was === undefined || findKeyword(base, 'x-provenance')?.node === 'inferred') return [];
  const is = findKeyword(head, 'x-messages');
  const findings: Finding[] = [];
  for (const [keyword, before] of Object.entries(asObject(was.node))) {
    const after = getChild(is?.node, keyword);
    const isChecked = keyword === 'x-unique' || findKeyword(head, keyword) !== undefined;
    if (isEqual(before, after) || !isChecked) continue;
    findings.push({
      rule: 'error-message-changed',
      location: (after === undefined || is === undefined ? was : is).pointer + formatPointer(keyword),
      version: after === undefined ? 'base' : 'head',
      breaks: ['response'],
      message: `The documented message for a failed \`${keyword}\` is another one.`,
      before,
      after,
    });
  }
  return findings;
}

const at = (before: Node, after: Node | undefined): Pick<Finding, 'location' | 'version'> =>
  after ? { location: after.pointer, version: 'head' } : { location: before.pointer, version: 'base' };
