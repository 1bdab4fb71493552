import { type Contract, type Example, messageOf, type Operation, type Schema } from '@wapi/types';
import { afterTimeout } from '../samples/money.js';
import { variantAnchor } from './fields.js';
import { messagePattern } from './message-pattern.js';
import { splitUnion } from './split-union.js';

/** Advice about an error, with links to the operations to call or the field to correct. */
export interface Remedy {
  text: string;
  /** Links with addresses relative to the site's root. */
  links: readonly { address: string; label: string }[];
}

const AFTER_TIMEOUT = { address: afterTimeout.address, label: afterTimeout.title };

/** Advice for errors about which only the status code is known. */
const BY_STATUS: Readonly<Record<number, Remedy>> = {
  401: {
    text: 'Send exactly one valid credential. Get a new token, or use a WAPI Key that matches the environment.',
    links: [{ address: 'basics/#credentials', label: 'Credentials' }],
  },
  405: {
    text: 'Use a method that the path supports.',
    links: [{ address: '#operations', label: 'Operations' }],
  },
  413: { text: 'Send a smaller request.', links: [] },
  429: {
    text: 'The API refused the request. Wait for the number of seconds in Retry-After, or for one minute if the header is missing. Then retry.',
    links: [{ address: 'rate-limits/', label: 'Rate limits' }, AFTER_TIMEOUT],
  },
  500: {
    text: 'Check whether the request succeeded before you retry, because the API may have processed it.',
    links: [AFTER_TIMEOUT],
  },
};

/**
 * Finds the advice for an error, from the first of these sources:
 * 1. the spec's own remedy
 * 2. the condition that the caller's account must meet
 * 3. the field whose check returns the message
 * 4. a different operation on the same path
 * 5. the status code
 */
export function findRemedy(
  contract: Contract,
  operations: readonly Operation[],
  status: number,
  example: Example,
): Remedy | undefined {
  const [first] = operations;
  const field = first && findFieldByMessage(contract, first, messageOf(example.value));
  const fieldLink = first && field ? [{ address: `api/${first.id}/#${field.anchor}`, label: field.name }] : [];
  if (example.remedy) {
    const { text, links } = toRemedy(contract, example.remedy);
    return { text, links: [...fieldLink, ...links] };
  }
  const condition = Object.values(contract.conditions).find((candidate) => candidate.example === example.name);
  if (condition) {
    const { title, description, discrepancy } = condition;
    return {
      text: `${title}: ${description}`,
      links: discrepancy === undefined ? [] : [{ address: `discrepancies/#${discrepancy}`, label: 'Open question' }],
    };
  }
  if (fieldLink.length > 0) return { text: 'Fix the field:', links: fieldLink };
  const sibling = first && findSiblingRemedy(contract, operations, status);
  if (sibling) return sibling;
  if (status === 403 && /scope/i.test(String(messageOf(example.value))))
    return {
      text: 'Use a token or a WAPI Key that has the scope that the operation requires.',
      links: [{ address: 'scopes/', label: 'Scopes' }],
    };
  return BY_STATUS[status];
}

/** Converts an `x-remedy` from the spec. */
function toRemedy({ operations }: Contract, { text, operations: ids = [] }: NonNullable<Example['remedy']>): Remedy {
  const links = ids.flatMap((id) => operations.filter((operation) => operation.id === id));
  return { text, links: links.map(({ id, summary }) => ({ address: `api/${id}/`, label: summary })) };
}

/**
 * Finds the field whose check returns a message. Compares the message with each field's `x-messages`, or looks for the
 * field's name in a filled-in template.
 */
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
  // A filled-in template contains the field's name with spaces instead of underscores.
  const patterns = Object.values(messageTemplates).map(messagePattern);
  return all.find(({ name }) => {
    const words = name.replaceAll('_', ' ');
    return message.includes(` ${words} `) && patterns.some((pattern) => pattern.exec(message)?.[1] === words);
  });
}

/** Returns the fields of a union: first the shared fields, then the fields of each variant. */
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

/** Finds the operation on the same path that creates a missing resource, or that changes or deletes an existing one. */
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
      text: 'The resource already exists. Update it, or delete it first.',
      links: ofPath.filter(({ method }) => method === 'PATCH' || method === 'DELETE').map(link),
    };
  const areMissing =
    status === 400 &&
    users.length > 1 &&
    users.every(({ method }) => method !== 'POST') &&
    users.some(({ method }) => method === 'DELETE');
  return areMissing ? { text: 'The resource does not exist. Create it first.', links: [link(creates)] } : undefined;
}
