import type { Operation } from '@wapi/types';

/** The operation that matches a request; otherwise the operations with the same path and a different method. */
export type Route =
  | {
      operation: Operation;
      /** The path parameters, decoded. */
      parameters: Readonly<Record<string, string>>;
    }
  | {
      operation?: never;
      /** The operations with the same path and a different method; empty if the path is unknown. */
      siblings: readonly Operation[];
    };

/**
 * Finds the operation for a request. The method is in upper case. The path is below the base path and still
 * percent-encoded.
 */
export type Router = (method: string, path: string) => Route;

/** A node in the tree of path segments. */
interface Node {
  literals: Map<string, Node>;
  parameter?: Node;
  operations: Map<string, Operation>;
}

/**
 * Removes the slashes at the end of a path, because the API ignores them. Inferred (see the spec's discrepancy
 * `trailing-slash`).
 */
export function withoutTrailingSlash(path: string): string {
  return path.replace(/(?<=.)\/+$/, '');
}

const NO_PARAMETERS = Object.freeze({});
const NOT_FOUND: Route = Object.freeze({ siblings: [] });

/**
 * Creates a router whose speed does not depend on the number of operations. It finds the same operation as Prism's
 * router: a literal path has priority over a template.
 */
export function createRouter(operations: readonly Operation[]): Router {
  const root = newNode();
  const exact = new Map<string, Route>();
  for (const operation of operations) {
    nodeAt(root, operation.path).operations.set(operation.method, operation);
    if (!operation.path.includes('{'))
      exact.set(`${operation.method} ${operation.path}`, { operation, parameters: NO_PARAMETERS });
  }

  return (method, path) => {
    const known = exact.get(`${method} ${path}`);
    if (known !== undefined) return known;
    const segments = decode(path);
    if (segments === undefined) return NOT_FOUND;
    const operation = find(root, segments, 0, ({ operations: here }) => here.get(method));
    if (operation !== undefined) return { operation, parameters: readParameters(operation, segments) };
    const siblings = find(root, segments, 0, ({ operations: here }) =>
      here.size > 0 ? [...here.values()] : undefined,
    );
    return siblings === undefined ? NOT_FOUND : { siblings };
  };
}

function newNode(): Node {
  return { literals: new Map(), operations: new Map() };
}

/** Finds or creates the node of a path template. */
function nodeAt(root: Node, template: string): Node {
  return segmentsOf(template).reduce((node, segment) => {
    if (segment.startsWith('{')) return (node.parameter ??= newNode());
    const next = node.literals.get(segment) ?? newNode();
    node.literals.set(segment, next);
    return next;
  }, root);
}

/** Returns the first accepted match of a path. Tries literal segments before parameters. */
function find<Found>(
  node: Node,
  segments: readonly string[],
  index: number,
  accept: (node: Node) => Found | undefined,
): Found | undefined {
  const segment = segments[index];
  if (segment === undefined) return accept(node);
  const literal = node.literals.get(segment);
  const found = literal && find(literal, segments, index + 1, accept);
  // An empty segment never matches a parameter.
  return found ?? (node.parameter && segment !== '' ? find(node.parameter, segments, index + 1, accept) : undefined);
}

function segmentsOf(path: string): string[] {
  return path.slice(1).split('/');
}

/** Decodes the segments of a path; undefined if the path is not valid percent-encoded UTF-8. */
function decode(path: string): string[] | undefined {
  const segments = segmentsOf(path);
  if (!path.includes('%')) return segments;
  try {
    return segments.map(decodeURIComponent);
  } catch {
    return undefined;
  }
}

function readParameters({ path }: Operation, segments: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    segmentsOf(path).flatMap((segment, index) =>
      segment.startsWith('{') ? [[segment.slice(1, -1), segments[index] ?? '']] : [],
    ),
  );
}
