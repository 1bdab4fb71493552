import { type Contract, type Example, messageOf, type Operation, type Schema } from '@wapi/types';
import { variantAnchor } from './fields.js';
import { messagePattern } from './message-pattern.js';
import { splitUnion } from './split-union.js';

/** What to do about an error: words, and the places that they speak of. */
export interface Remedy {
  text: string;
  /** The operations to call, or the field to mend, from the site's root. */
  links: readonly { address: string; label: string }[];
}

/** What to do about an error that says the same wherever it comes from. */
const BY_STATUS: Readonly<Record<number, Remedy>> = {
  401: {
    text: 'Send exactly one credential that is valid: a new token, or the other key.',
    links: [{ address: '#credentials', label: 'Credentials' }],
  },
  405: { text: 'Use a method of the path.', links: [{ address: '#operations', label: 'Operations' }] },
  413: { text: 'Send less.', links: [] },
  429: {
    text: 'Wait as many seconds as Retry-After says, or a minute where it is missing, then send it again.',
    links: [{ address: 'rate-limits/', label: 'Rate limits' }],
  },
  500: { text: 'Look whether it was done before you send it again: the API may have done what was asked.', links: [] },
};

/**
 * Works out what to do about an error from what the contract says: the field whose check gives the message, the condition that the caller's
 * account must meet, the operation of the same path that has to come first or instead, or else what its status asks for.
 */
export function findRemedy(
  contract: Contract,
  operations: readonly Operation[],
  status: number,
  example: Example,
): Remedy | undefined {
  const [first] = operations;
  if (example.remedy) return toRemedy(contract, example.remedy);
  const condition = Object.values(contract.conditions).find((candidate) => candidate.example === example.name);
  if (condition) {
    const { title, description, discrepancy } = condition;
    return {
      text: `${title}: ${description}`,
      links:
        discrepancy === undefined ? [] : [{ address: `discrepancies/#${discrepancy}`, label: 'What is known of it' }],
    };
  }
  const field = first && findFieldByMessage(contract, first, messageOf(example.value));
  if (first && field)
    return { text: 'Mend the field.', links: [{ address: `api/${first.id}/#${field.anchor}`, label: field.name }] };
  const sibling = first && findSiblingRemedy(contract, operations, status);
  if (sibling) return sibling;
  if (status === 403 && /scope/i.test(String(messageOf(example.value))))
    return {
      text: 'Ask for a token, or make a key, with the scope that the operation needs.',
      links: [{ address: 'scopes/', label: 'Scopes' }],
    };
  // Who has no credential yet is known by what the request says.
  if (first && status === 401 && first.credentials.length === 0)
    return {
      text: 'Check what the request says of the caller.',
      links: [{ address: `api/${first.id}/#request`, label: first.summary }],
    };
  return BY_STATUS[status];
}

/** What the contract itself says. */
function toRemedy({ operations }: Contract, { text, operations: ids = [] }: NonNullable<Example['remedy']>): Remedy {
  const links = ids.flatMap((id) => operations.filter((operation) => operation.id === id));
  return { text, links: links.map(({ id, summary }) => ({ address: `api/${id}/`, label: summary })) };
}

/** The field of a request whose own check gives a message, or whose name the message has. */
function findFieldByMessage(
  { messageTemplates }: Contract,
  { parameters, requestBody }: Operation,
  message: string | undefined,
): { name: string; anchor: string } | undefined {
  if (message === undefined) return undefined;
  const inBody = (requestBody?.content ?? []).flatMap(({ schema }) => [
    ...Object.entries(schema.properties ?? {}).map(([name, property]) => ({
      name,
      schema: property,
      anchor: `body-${name}`,
    })),
    ...variantFields(schema),
  ]);
  const all = [
    ...parameters.map(({ name, in: place, schema }) => ({ name, schema, anchor: `${place}-${name}` })),
    ...inBody,
  ];
  const documented = all.find(({ schema }) => Object.values(schema['x-messages'] ?? {}).includes(message));
  if (documented) return documented;
  // A message made from a template names its field with spaces.
  const patterns = Object.values(messageTemplates).map(messagePattern);
  return all.find(({ name }) => {
    const words = name.replaceAll('_', ' ');
    return message.includes(` ${words} `) && patterns.some((pattern) => pattern.exec(message)?.[1] === words);
  });
}

/** The fields of a body of several kinds: those that all kinds have, then those of each. */
function variantFields(schema: Schema): { name: string; schema: Schema; anchor: string }[] {
  const union = splitUnion(schema);
  if (!union) return [];
  const fieldsAt = ({ properties = {} }: Schema, prefix: string) =>
    Object.entries(properties).map(([name, property]) => ({ name, schema: property, anchor: `${prefix}${name}` }));
  return [
    ...fieldsAt(union.shared, 'body-'),
    ...union.variants.flatMap((variant, index) =>
      fieldsAt(variant.own, `body-${variantAnchor(variant, index, union.discriminator)}-`),
    ),
  ];
}

/** Where something exists already or does not exist yet, another operation of the path changes that. */
function findSiblingRemedy({ operations }: Contract, users: readonly Operation[], status: number): Remedy | undefined {
  const [first] = users;
  const ofPath = operations.filter(({ path }) => path === first?.path);
  const creates = ofPath.find(
    ({ method, responses }) => method === 'POST' && responses.some((response) => response.status === 409),
  );
  if (!creates) return undefined;
  const link = ({ id, summary }: Operation) => ({ address: `api/${id}/`, label: summary });
  if (status === 409)
    return {
      text: 'It is there already: change it, or delete it first.',
      links: ofPath.filter(({ method }) => method === 'PATCH' || method === 'DELETE').map(link),
    };
  const areMissing =
    status === 400 &&
    users.length > 1 &&
    users.every(({ method }) => method !== 'POST') &&
    users.some(({ method }) => method === 'DELETE');
  return areMissing ? { text: 'It is not there yet: create it first.', links: [link(creates)] } : undefined;
}
