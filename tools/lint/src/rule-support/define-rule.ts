import type { IFunctionResult, RuleDefinition, RulesetFunctionContext } from '@stoplight/spectral-core';

/** The path of a node: keys and indexes from the root of a document. */
export type JsonPath = RulesetFunctionContext['path'];

/** A problem in a document: its path, and a message that says what to change. */
export type RuleFinding = IFunctionResult;

/** The document that rules check. */
interface RuleDocument {
  /** The root file with unresolved `$ref`s. */
  source: unknown;
  /** The whole document. Each `$ref` is replaced by its target, except a `$ref` back to a file that contains it. */
  resolved: unknown;
}

/**
 * Checks one node that matches the rule's `given`. The node can have any type, because nothing has been validated
 * before.
 */
export type Check = (node: unknown, path: JsonPath, document: RuleDocument) => RuleFinding[];

interface RuleOptions {
  /** The rule's requirement, in one sentence. */
  description: string;
  /** JSONPath expressions of the nodes to check. */
  given: string | string[];
  /**
   * Whether the rule checks the document with its `$ref`s resolved. `false` checks the source with its `$ref`s.
   *
   * @default true
   */
  resolved?: boolean;
  /**
   * Whether a finding is about the last key of its path, and not about the file to which a `$ref` at that key points.
   *
   * @default true if `resolved` is `false`
   */
  atKey?: boolean;
  /**
   * Whether to check a node only once, even if several locations share it. This is enough if the check does not use the
   * path, because all these locations have the same source.
   *
   * @default false
   */
  once?: boolean;
  check: Check;
}

/** A Spectral rule with a description. */
type Rule = RuleDefinition & { description: string };

/** The document of a run. */
function documentOf({ documentInventory: inventory }: RulesetFunctionContext): RuleDocument {
  // Cast the inventory, because Spectral's types do not declare `unresolved` and `resolved`.
  const { unresolved, resolved } = inventory as typeof inventory & { unresolved: unknown; resolved: unknown };
  return { source: unresolved, resolved };
}

/** Creates a function that returns whether it has already been called with a node in the same run. */
function createSeen(): (node: unknown, context: RulesetFunctionContext) => boolean {
  const nodesByRun = new WeakMap<object, WeakSet<object>>();
  return (node, { documentInventory: run }) => {
    if (typeof node !== 'object' || node === null) return false;
    const nodes = nodesByRun.get(run) ?? new WeakSet();
    nodesByRun.set(run, nodes);
    const isSeen = nodes.has(node);
    nodes.add(node);
    return isSeen;
  };
}

/** Creates a Spectral rule from a check whose findings have their own messages. */
export function defineRule({ description, given, check, ...options }: RuleOptions): Rule {
  const { resolved = true, atKey = !resolved, once = false } = options;
  const isSeen = once ? createSeen() : () => false;
  return {
    description,
    message: '{{error}}',
    severity: 'error',
    given,
    resolved,
    extensions: { atKey },
    // oxlint-disable-next-line unicorn/no-thenable -- Spectral's own name, and rules are never awaited
    then: {
      function: (node: unknown, _options: unknown, context: RulesetFunctionContext) =>
        isSeen(node, context) ? [] : check(node, context.path, documentOf(context)),
    },
  };
}

/** Creates a finding at a path. The message says how to fix the problem. */
export function finding(path: JsonPath, message: string): RuleFinding {
  return {
    // Spectral decodes each segment as part of a URI fragment, and throws if a key contains a bare percent sign.
    path: path.map((segment) =>
      typeof segment === 'string' ? segment.replaceAll('%', '%25').replaceAll('~', '~0') : segment,
    ),
    // Spectral replaces `{{name}}` in a message with a variable, even in values that the message quotes.
    message: message.replaceAll('{{', '{ {'),
  };
}
