/** The path of a node: keys and indexes from the root of a document. */
export type JsonPath = (string | number)[];

/** A problem in a document. */
export interface RuleFinding {
  path: JsonPath;
  /** Says what must be changed. */
  message: string;
  /** Whether the finding is about the last key of the path, not about the file that a `$ref` there points to. */
  atKey?: boolean;
}

/** The document that rules check. */
export interface RuleDocument {
  /** The root file with its `$ref`s. */
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
  /** The requirement in one sentence. */
  description: string;
  /** JSONPath expressions of the nodes to check. `select` documents the supported syntax. */
  given: string | readonly string[];
  /**
   * `false` checks the source with its `$ref`s.
   *
   * @default true
   */
  resolved?: boolean;
  /**
   * `true` checks a node only at the first place that shares it, which is enough if the check does not use the path.
   * All places have the same source.
   *
   * @default false
   */
  once?: boolean;
  check: Check;
}

/** A rule about the contract. */
export interface Rule {
  description: string;
  given: readonly string[];
  resolved: boolean;
  once: boolean;
  check: Check;
}

/** Creates a rule from a check. */
export function defineRule({ description, given, resolved = true, once = false, check }: RuleOptions): Rule {
  return { description, given: typeof given === 'string' ? [given] : given, resolved, once, check };
}

/** Creates a finding at a path. The message says how to fix it. */
export function finding(path: JsonPath, message: string): RuleFinding {
  return { path, message };
}

/** Creates a finding about the last key of a path, even if its value is a `$ref`. */
export function findingAtKey(path: JsonPath, message: string): RuleFinding {
  return { path, message, atKey: true };
}
