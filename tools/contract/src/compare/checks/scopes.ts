import type { Check, Finding } from '../types.js';
import { childOf, isSame, objectOf, pointerOf } from '../nodes.js';
import { schemesOf } from './credentials.js';

/**
 * Scopes that are gone, that another parent grants or none, or that fewer accounts are granted. Which of them an operation asks for is redocly's.
 *
 * @type {Check}
 */
export const checkScopes: Check = ({ base, head }) => {
  const schemes = schemesOf(head);
  return [...schemesOf(base)].flatMap(([name, from]) => {
    const to = schemes.get(name);
    if (to === undefined) return [];
    const findings: Finding[] = [];
    const report = (rule: string, version: Finding['version'], keys: readonly string[], message: string, values: Pick<Finding, 'before' | 'after'>) =>
      findings.push({ rule, location: from.pointer + pointerOf(...keys), version, breaks: ['request'], message, ...values });

    const flows = objectOf(childOf(to.node, 'flows'));
    const gone = new Set();
    for (const [flow, node] of Object.entries(objectOf(childOf(from.node, 'flows')))) {
      const scopes = objectOf(childOf(flows[flow], 'scopes'));
      // A flow that is gone takes its scopes with it, which is reported once.
      for (const scope of flow in flows ? Object.keys(objectOf(childOf(node, 'scopes'))) : []) {
        if (scope in scopes) continue;
        gone.add(scope);
        report('scope-removed', 'base', ['flows', flow, 'scopes', scope], `The scope \`${scope}\` is gone: a token cannot be asked for with it.`, {
          before: scope,
        });
      }
    }

    const parents = objectOf(childOf(to.node, 'x-scope-parents'));
    for (const [scope, parent] of Object.entries(objectOf(childOf(from.node, 'x-scope-parents')))) {
      const after = parents[scope];
      if (gone.has(scope) || gone.has(parent) || isSame(parent, after)) continue;
      report(
        'scope-parent-changed',
        after === undefined ? 'base' : 'head',
        ['x-scope-parents', scope],
        `Tokens and keys with \`${parent}\` do not carry \`${scope}\` any more.`,
        { before: parent, after },
      );
    }

    const conditions = objectOf(childOf(from.node, 'x-scope-conditions'));
    for (const [scope, condition] of Object.entries(objectOf(childOf(to.node, 'x-scope-conditions')))) {
      if (isSame(conditions[scope], condition)) continue;
      report('scope-condition-added', 'head', ['x-scope-conditions', scope], `Only accounts that meet \`${condition}\` are granted \`${scope}\`.`, {
        before: conditions[scope],
        after: condition,
      });
    }
    return findings;
  });
};
