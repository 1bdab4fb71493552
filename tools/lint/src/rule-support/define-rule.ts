import type { IFunctionResult, RuleDefinition, RulesetFunctionContext } from '@stoplight/spectral-core';
import type { JsonPath } from '@stoplight/types';

/** Looks at one node that a rule's `given` found. The node may be anything: nothing has been validated before. */
export type Check = (node: unknown, path: JsonPath, context: RulesetFunctionContext) => IFunctionResult[];

interface RuleOptions {
  /** What the rule asks for, in one sentence. */
  description: string;
  /** JSONPath expressions of the nodes to look at. */
  given: string | string[];
  /** False to look at the file as it is written, with its `$ref`s. */
  resolved?: boolean;
  check: Check;
}

/** Makes a Spectral rule of a check whose findings carry their own messages. */
export function defineRule({ description, given, resolved = true, check }: RuleOptions): RuleDefinition {
  return {
    description,
    message: '{{error}}',
    severity: 'error',
    given,
    resolved,
    // oxlint-disable-next-line unicorn/no-thenable -- Spectral's own name, and nobody awaits a rule
    then: {
      function: (node: unknown, _options: unknown, context: RulesetFunctionContext) =>
        check(node, context.path, context),
    },
  };
}

/** A finding at a path. The message tells what to do. */
export function finding(path: JsonPath, message: string): IFunctionResult {
  // Spectral decodes each segment as a piece of a URI fragment, and throws where a key has a bare percent sign.
  return {
    path: path.map((segment) =>
      typeof segment === 'string' ? segment.replaceAll('%', '%25').replaceAll('~', '~0') : segment,
    ),
    message,
  };
}
