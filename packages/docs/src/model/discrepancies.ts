/** An entry of the register of contradictions and gaps in WiPay's pages. */
export interface Discrepancy {
  id: string;
  title: string;
  sources: readonly { where: string; says: string }[];
  decision: string;
  find_out: string;
  /** JSON pointers into the bundled document. */
  affects: readonly string[];
}

type Node = Record<string, unknown>;

/**
 * Finds the discrepancies that touch an operation or a webhook: those that name it or anything it is made of, at any depth.
 *
 * @param document the bundled document, `$ref`s not resolved
 * @returns by operationId
 */
export function affectedIds(document: unknown, discrepancies: readonly Discrepancy[]): Map<string, Discrepancy[]> {
  const found = new Map<string, Discrepancy[]>();
  for (const part of ['paths', 'webhooks']) {
    for (const [path, item] of Object.entries((isNode(document) ? document[part] : undefined) ?? {})) {
      if (!isNode(item)) continue;
      const itemPointer = `/${part}/${escapePointer(path)}`;
      for (const [method, operation] of Object.entries(item)) {
        if (!isNode(operation) || typeof operation['operationId'] !== 'string') continue;
        const pointers = new Set([`/${part}`, itemPointer]);
        collectPointers(document, operation, `${itemPointer}/${method}`, pointers);
        collectPointers(document, item['parameters'], `${itemPointer}/parameters`, pointers);
        found.set(
          operation['operationId'],
          discrepancies.filter(({ affects }) => affects.some((pointer) => pointers.has(pointer))),
        );
      }
    }
  }
  return found;
}

/** Notes where every part of a node lies; behind a `$ref`, the place it points to. */
function collectPointers(document: unknown, node: unknown, pointer: string, into: Set<string>): void {
  if (into.has(pointer)) return;
  into.add(pointer);
  if (Array.isArray(node)) {
    node.forEach((entry, index) => collectPointers(document, entry, `${pointer}/${index}`, into));
  } else if (isNode(node)) {
    for (const [key, value] of Object.entries(node)) {
      if (key === '$ref' && typeof value === 'string') collectPointers(document, resolve(document, value), value.slice(1), into);
      else collectPointers(document, value, `${pointer}/${escapePointer(key)}`, into);
    }
  }
}

function resolve(document: unknown, reference: string): unknown {
  return reference
    .slice(2)
    .split('/')
    .reduce<unknown>((node, token) => (isNode(node) ? node[token.replaceAll('~1', '/').replaceAll('~0', '~')] : undefined), document);
}

function escapePointer(token: string): string {
  return token.replaceAll('~', '~0').replaceAll('/', '~1');
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
