import type { Rule, RuleDocument, RuleFinding } from './define-rule.js';
import { select, type SelectedNode } from './select.js';

/** A finding with the id of its rule. */
export interface IdentifiedFinding extends RuleFinding {
  rule: string;
}

/** Drops nodes that came before, if each is to be checked once. */
function withoutRepeats(nodes: readonly SelectedNode[], once: boolean): readonly SelectedNode[] {
  if (!once) return nodes;
  const seen = new Set<unknown>();
  return nodes.filter(({ node }) => {
    if (seen.has(node)) return false;
    if (typeof node === 'object' && node !== null) seen.add(node);
    return true;
  });
}

/** Applies rules to a document. Selects the nodes of each expression once, because rules share expressions. */
export function runRules(rules: Readonly<Record<string, Rule>>, document: RuleDocument): IdentifiedFinding[] {
  const selected = new Map<string, SelectedNode[]>();
  const nodesOf = (expression: string, resolved: boolean): SelectedNode[] => {
    const key = `${resolved} ${expression}`;
    const nodes = selected.get(key) ?? select(resolved ? document.resolved : document.source, expression);
    selected.set(key, nodes);
    return nodes;
  };
  return Object.entries(rules).flatMap(([rule, { given, resolved, once, check }]) =>
    withoutRepeats(
      given.flatMap((expression) => nodesOf(expression, resolved)),
      once,
    ).flatMap(({ node, path }) => check(node, path, document).map((found) => ({ rule, ...found }))),
  );
}
