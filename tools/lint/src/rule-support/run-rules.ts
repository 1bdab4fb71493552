import type { Rule, RuleDocument, RuleFinding } from './define-rule.js';
import { select, type SelectedNode } from './select.js';

/** A finding with the id of its rule. */
export interface IdentifiedFinding extends RuleFinding {
  rule: string;
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
  return Object.entries(rules).flatMap(([rule, { given, resolved, check }]) =>
    given
      .flatMap((expression) => nodesOf(expression, resolved))
      .flatMap(({ node, path }) => check(node, path, document).map((found) => ({ rule, ...found }))),
  );
}
