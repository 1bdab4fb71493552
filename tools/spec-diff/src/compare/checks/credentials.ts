import { formatPointer } from '@wapi/types';
import type { Check, Document, Finding, Node } from '../types.js';
import { getChild, getEntries, at, isEqual, asObject } from '../json-pointer.js';

/** Reads the security schemes of a document, keyed by name. */
export const getSecuritySchemes = (document: Document) =>
  getEntries(document, at(document, { node: document, pointer: '' }, 'components', 'securitySchemes'));

/** If the type of a credential changed, that is the only finding about the credential. */
export const hasSameType = (from: Node, to: Node): boolean =>
  isEqual(getChild(from.node, 'type'), getChild(to.node, 'type'));

/**
 * Checks the OAuth flows and the key formats.
 */
export const checkCredentials: Check = ({ base, head }) => {
  const schemes = getSecuritySchemes(head);
  return [...getSecuritySchemes(base)].flatMap(([name, from]) => {
    const to = schemes.get(name);
    return to && hasSameType(from, to) ? [...checkFlows(name, from, to), ...checkKey(name, from, to)] : [];
  });
};

function checkFlows(name: string, from: Node, to: Node): Finding[] {
  const findings: Finding[] = [];
  const flows = asObject(getChild(to.node, 'flows'));
  for (const [flow, node] of Object.entries(asObject(getChild(from.node, 'flows')))) {
    const location = from.pointer + formatPointer('flows', flow);
    if (!(flow in flows)) {
      const message = `The OAuth flow \`${flow}\` of \`${name}\` was removed, so its users cannot get a token.`;
      findings.push({
        rule: 'oauth-flow-removed',
        location,
        version: 'base',
        breaks: ['request'],
        message,
        before: flow,
      });
      continue;
    }
    for (const key of ['tokenUrl', 'refreshUrl', 'authorizationUrl']) {
      const [before, after] = [getChild(node, key), getChild(flows[flow], key)];
      if (before === undefined || isEqual(before, after)) continue;
      findings.push({
        rule: 'oauth-url-changed',
        location: location + formatPointer(key),
        version: after === undefined ? 'base' : 'head',
        breaks: ['request'],
        message: `The \`${key}\` of the OAuth flow \`${flow}\` changed.`,
        before,
        after,
      });
    }
  }
  return findings;
}

function checkKey(name: string, from: Node, to: Node): Finding[] {
  const findings: Finding[] = [];
  const [before, after] = [getChild(from.node, 'x-key-pattern'), getChild(to.node, 'x-key-pattern')];
  // Report every changed pattern, because no general test can decide whether one regular expression accepts all strings
  // that another accepts. A person must approve a wider pattern.
  if (after !== undefined && !isEqual(before, after)) {
    findings.push({
      rule: 'key-pattern-changed',
      location: to.pointer + formatPointer('x-key-pattern'),
      version: 'head',
      breaks: ['request'],
      message: `The key pattern of \`${name}\` changed, so existing keys may be rejected.`,
      before,
      after,
    });
  }
  const words = asObject(getChild(to.node, 'x-key-environments'));
  for (const [word, environment] of Object.entries(asObject(getChild(from.node, 'x-key-environments')))) {
    if (isEqual(words[word], environment)) continue;
    findings.push({
      rule: 'key-environment-changed',
      location: from.pointer + formatPointer('x-key-environments', word),
      version: words[word] === undefined ? 'base' : 'head',
      breaks: ['request'],
      message: `Keys that contain \`${word}\` no longer belong to the environment \`${environment}\`.`,
      before: environment,
      after: words[word],
    });
  }
  return findings;
}
