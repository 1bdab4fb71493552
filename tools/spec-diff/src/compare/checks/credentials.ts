import { formatPointer } from '@wapi/types';
import type { Check, Document, Finding, Node } from '../types.js';
import { getChild, getEntries, at, isEqual, asObject } from '../json-pointer.js';

/**
 * The security schemes of a document by name.
 */
export const getSecuritySchemes = (document: Document) =>
  getEntries(document, at(document, { node: document, pointer: '' }, 'components', 'securitySchemes'));

/**
 * How a token is got and what a key looks like. Which credentials an operation takes is redocly's.
 */
export const checkCredentials: Check = ({ base, head }) => {
  const schemes = getSecuritySchemes(head);
  return [...getSecuritySchemes(base)].flatMap(([name, from]) => {
    const to = schemes.get(name);
    return to ? [...checkFlows(name, from, to), ...checkKey(name, from, to)] : [];
  });
};

function checkFlows(name: string, from: Node, to: Node): Finding[] {
  const findings: Finding[] = [];
  const flows = asObject(getChild(to.node, 'flows'));
  for (const [flow, node] of Object.entries(asObject(getChild(from.node, 'flows')))) {
    const location = from.pointer + formatPointer('flows', flow);
    if (!(flow in flows)) {
      const message = `The credential \`${name}\` has lost the OAuth flow \`${flow}\`: integrators cannot get a token as they do now.`;
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
        message: `The \`${key}\` of the OAuth flow \`${flow}\` is another one.`,
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
  // Whether one regular expression takes in all of another cannot be told in general, so a wider one is for a person to approve.
  if (after !== undefined && !isEqual(before, after)) {
    findings.push({
      rule: 'key-pattern-changed',
      location: to.pointer + formatPointer('x-key-pattern'),
      version: 'head',
      breaks: ['request'],
      message: `Keys of the credential \`${name}\` must match another pattern: those that integrators hold may be refused.`,
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
      message: `Keys with the word \`${word}\` are not for the environment \`${environment}\` any more.`,
      before: environment,
      after: words[word],
    });
  }
  return findings;
}
