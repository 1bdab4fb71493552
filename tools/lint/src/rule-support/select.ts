import type { JsonPath } from './define-rule.js';

/** A node of a document with its path. */
export interface SelectedNode {
  node: unknown;
  path: JsonPath;
}

/** The keys of one segment. `undefined` matches every key. */
type Segment = readonly string[] | undefined;

const segmentPattern = /\.([\w-]+)|\[(\*|'[^\]]+')\]/gy;

function parseExpression(expression: string): Segment[] {
  const segments: Segment[] = [];
  segmentPattern.lastIndex = 1;
  while (segmentPattern.lastIndex < expression.length) {
    const { lastIndex } = segmentPattern;
    const [text, name, brackets] = segmentPattern.exec(expression) ?? [];
    if (text === undefined) throw new Error(`select: unsupported JSONPath "${expression}" at character ${lastIndex}.`);
    if (name !== undefined) segments.push([name]);
    else segments.push(brackets === '*' ? undefined : brackets?.split(',').map((key) => key.slice(1, -1)));
  }
  return segments;
}

function childrenOf({ node, path }: SelectedNode, keys: Segment): SelectedNode[] {
  if (typeof node !== 'object' || node === null) return [];
  const isList = Array.isArray(node);
  return Object.entries(node)
    .filter(([key]) => keys?.includes(key) ?? true)
    .map(([key, child]: [string, unknown]) => ({ node: child, path: [...path, isList ? Number(key) : key] }));
}

/**
 * Selects the nodes of a document that match a JSONPath expression.
 *
 * @param expression `$` followed by `.name`, `[*]` and `['name','other']`
 * @example select(document, "$.paths[*]['get','post'].responses[*]")
 */
export function select(document: unknown, expression: string): SelectedNode[] {
  return parseExpression(expression).reduce<SelectedNode[]>(
    (nodes, keys) => nodes.flatMap((node) => childrenOf(node, keys)),
    [{ node: document, path: [] }],
  );
}
