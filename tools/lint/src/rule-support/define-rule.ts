import type { IFunctionResult, RuleDefinition, RulesetFunctionContext } from '@stoplight/spectral-core';
import type { JsonPath } from '@stoplight/types';

/** Checks one node that matches the rule's `given`. The node can have any type, because nothing has been validated before. */
export type Check = (node: unknown, path: JsonPath, context: RulesetFunctionContext) => IFunctionResult[];

interface RuleOptions {
  /** The requirement in one sentence. */
  description: string;
  /** JSONPath expressions of the nodes to check. */
  given: string | string[];
  /**
   * `false` checks the source with its `$ref`s.
   *
   * @default true
   */
  resolved?: boolean;
  check: Check;
}

/** Creates a Spectral rule from a check whose findings have their own messages. */
export function defineRule({ description, given, resolved = true, check }: RuleOptions): RuleDefinition {
  return {
    description,
    message: '{{error}}',
    severity: 'error',
    given,
    resolved,
    // oxlint-disable-next-line unicorn/no-thenable -- Spectral's own name, and rules are never awaited
    then: {
      function: (node: unknown, _options: unknown, context: RulesetFunctionContext) =>
        check(node, context.path, context),
    },
  };
}

/** Creates a finding at a path. The message says how to fix it. */
export function finding(path: JsonPath, message: string): IFunctionResult {
  // Spectral decodes each segment as part of a URI fragment, and throws if a key contains a bare percent sign.
  return {
    path: path.map((segment) =>
      typeof segment === 'string' ? segment.replaceAll('%', '%25').replaceAll('~', '~0') : segment,
    ),
    message,
  };
}
