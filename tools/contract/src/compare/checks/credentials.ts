import type { Check, Document, Finding, Place } from '../types.js';
import { childOf, entriesOf, inside, isSame, objectOf, pointerOf } from '../nodes.js';

/**
 * The security schemes of a document by name.
 */
export const schemesOf = (document: Document) => entriesOf(document, inside(document, { node: document, pointer: '' }, 'components', 'securitySchemes'));

/**
 * How a token is got and what a key looks like. Which credentials an operation takes is redocly's.
 *
 * @type {Check}
 */
export const checkCredentials: Check = ({ base, head }) => {
  const schemes = schemesOf(head);
  return [...schemesOf(base)].flatMap(([name, from]) => {
    const to = schemes.get(name);
    return to ? [...checkFlows(name, from, to), ...checkKey(name, from, to)] : [];
  });
};

function checkFlows(name: string, from: Place, to: Place): Finding[] {
  const findings: Finding[] = [];
  const flows = objectOf(childOf(to.node, 'flows'));
  for (const [flow, node] of Object.entries(objectOf(childOf(from.node, 'flows')))) {
    const location = from.pointer + pointerOf('flows', flow);
    if (!(flow in flows)) {
      const message = `The credential \`${name}\` has lost the OAuth flow \`${flow}\`: integrators cannot get a token as they do now.`;
      findings.push({ rule: 'oauth-flow-removed', location, version: 'base', breaks: ['request'], message, before: flow });
      continue;
    }
    for (const key of ['tokenUrl', 'refreshUrl', 'authorizationUrl']) {
      const [before, after] = [childOf(node, key), childOf(flows[flow], key)];
      if (before === undefined || isSame(before, after)) continue;
      findings.push({
        rule: 'oauth-url-changed',
        location: location + pointerOf(key),
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

function checkKey(name: string, from: Place, to: Place): Finding[] {
  const findings: Finding[] = [];
  const [before, after] = [childOf(from.node, 'x-key-pattern'), childOf(to.node, 'x-key-pattern')];
  // Whether one regular expression takes in all of another cannot be told in general, so a wider one is for a person to approve.
  if (after !== undefined && !isSame(before, after)) {
    findings.push({
      rule: 'key-pattern-changed',
      location: to.pointer + pointerOf('x-key-pattern'),
      version: 'head',
      breaks: ['request'],
      message: `Keys of the credential \`${name}\` must match another pattern: those that integrators hold may be refused.`,
      before,
      after,
    });
  }
  const words = objectOf(childOf(to.node, 'x-key-environments'));
  for (const [word, environment] of Object.entries(objectOf(childOf(from.node, 'x-key-environments')))) {
    if (isSame(words[word], environment)) continue;
    findings.push({
      rule: 'key-environment-changed',
      location: from.pointer + pointerOf('x-key-environments', word),
      version: words[word] === undefined ? 'base' : 'head',
      breaks: ['request'],
      message: `Keys with the word \`${word}\` are not for the environment \`${environment}\` any more.`,
      before: environment,
      after: words[word],
    });
  }
  return findings;
}
