import type { Operation } from '@wapi/types';

/** The operation of a request; or why there is none: no path, or a path that has other methods. */
export type Route =
  | {
      operation: Operation;
      /** The path parameters, decoded. */
      parameters: Readonly<Record<string, string>>;
    }
  | {
      operation?: never;
      /** The operations of the path, where there are any. */
      siblings: readonly Operation[];
    };

/** Finds the operation of a method in upper case and a path below the base path, still percent-encoded. */
export type Router = (method: string, path: string) => Route;

/** What the paths have in common up to a segment. */
interface Node {
  literals: Map<string, Node>;
  parameter?: Node;
  operations: Map<string, Operation>;
}

const NO_PARAMETERS = Object.freeze({});
const NOT_THERE: Route = Object.freeze({ siblings: [] });

/**
 * Creates a router that takes the same time for each of any number of operations. It finds what Prism's router finds: a path that is written
 * out goes before a template.
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
    if (segments === undefined) return NOT_THERE;
    const operation = find(root, segments, 0, ({ operations: here }) => here.get(method));
    if (operation !== undefined) return { operation, parameters: readParameters(operation, segments) };
    const siblings = find(root, segments, 0, ({ operations: here }) =>
      here.size > 0 ? [...here.values()] : undefined,
    );
    return siblings === undefined ? NOT_THERE : { siblings };
  };
}

function newNode(): Node {
  return { literals: new Map(), operations: new Map() };
}

/** The node of a path template, made where it is missing. */
function nodeAt(root: Node, template: string): Node {
  return segmentsOf(template).reduce((node, segment) => {
    if (segment.startsWith('{')) return (node.parameter ??= newNode());
    const next = node.literals.get(segment) ?? newNode();
    node.literals.set(segment, next);
    return next;
  }, root);
}

/** The first node that a path leads to and `accept` takes, the ones that are written out first. */
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
  // The nothing between two slashes is no id.
  return found ?? (node.parameter && segment !== '' ? find(node.parameter, segments, index + 1, accept) : undefined);
}

function segmentsOf(path: string): string[] {
  return path.slice(1).split('/');
}

/** The segments of a path; undefined where it is not percent-encoded UTF-8. */
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
