import { formatPointer } from '@wapi/types';
import type { Check, Finding } from '../types.js';
import { getChild, isEqual, asObject } from '../json-pointer.js';
import { matchConditions } from '../normalize/conditions.js';
import { getSecuritySchemes, hasSameType } from './credentials.js';

/**
 * Checks the scopes, their parents and their conditions.
 */
export const checkScopes: Check = ({ base, head }) => {
  const schemes = getSecuritySchemes(head);
  const toBaseName = matchConditions({ base, head });
  return [...getSecuritySchemes(base)].flatMap(([name, from]) => {
    const to = schemes.get(name);
    if (to === undefined || !hasSameType(from, to)) return [];
    const findings: Finding[] = [];
    const report = (
      rule: string,
      version: Finding['version'],
      keys: readonly string[],
      message: string,
      values: Pick<Finding, 'before' | 'after'>,
    ) =>
      findings.push({
        rule,
        location: from.pointer + formatPointer(...keys),
        version,
        breaks: ['request'],
        message,
        ...values,
      });

    const flows = asObject(getChild(to.node, 'flows'));
    const gone = new Set();
    for (const [flow, node] of Object.entries(asObject(getChild(from.node, 'flows')))) {
      const scopes = asObject(getChild(flows[flow], 'scopes'));
      // Skip the scopes of a removed flow, because the finding for the flow covers them.
      for (const scope of flow in flows ? Object.keys(asObject(getChild(node, 'scopes'))) : []) {
        if (scope in scopes) continue;
        gone.add(scope);
        report(
          'scope-removed',
          'base',
          ['flows', flow, 'scopes', scope],
          `The scope \`${scope}\` was removed, so token requests that ask for it fail.`,
          {
            before: scope,
          },
        );
      }
    }

    const parents = asObject(getChild(to.node, 'x-scope-parents'));
    for (const [scope, parent] of Object.entries(asObject(getChild(from.node, 'x-scope-parents')))) {
      const after = parents[scope];
      if (gone.has(scope) || gone.has(parent) || isEqual(parent, after)) continue;
      report(
        'scope-parent-changed',
        after === undefined ? 'base' : 'head',
        ['x-scope-parents', scope],
        `Tokens and keys with \`${parent}\` no longer include \`${scope}\`.`,
        { before: parent, after },
      );
    }

    const conditions = asObject(getChild(from.node, 'x-scope-conditions'));
    const newConditions = asObject(getChild(to.node, 'x-scope-conditions'));
    const oldParents = asObject(getChild(from.node, 'x-scope-parents'));
    const places = [
      ...Object.keys(newConditions).map((scope) => ['x-scope-conditions', scope, scope] as const),
      // A scope that gets a parent also gets the condition of this parent.
      ...Object.entries(parents)
        .filter(([scope]) => oldParents[scope] === undefined)
        .map(([scope, parent]) => ['x-scope-parents', scope, String(parent)] as const),
    ];
    for (const [keyword, scope, holder] of places) {
      const condition = newConditions[holder];
      // A condition of a parent already applies to its whole group.
      const known = [conditions[scope], conditions[String(oldParents[scope])]];
      if (condition === undefined || known.includes(toBaseName(String(condition)))) continue;
      const message = `Only accounts that meet \`${condition}\` can get the scope \`${scope}\`.`;
      report('scope-condition-added', 'head', [keyword, scope], message, { before: known[0], after: condition });
    }
    return findings;
  });
};
