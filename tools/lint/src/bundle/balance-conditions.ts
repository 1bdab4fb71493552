// Makes Redocly's validator linear in the number of properties of a schema. For `unevaluatedProperties`, the validator
// joins one condition for each property, and copies all previous conditions each time. With 8,000 properties this takes
// a minute, and the nested result is too deep for the engine. A balanced tree copies each condition only a few times,
// and its nesting is flat.
import { createRequire } from 'node:module';

/** A part of the code that the validator generates. */
type Code = object;

type Join = (...conditions: Code[]) => Code;

const require = createRequire(import.meta.url);
const redocly = createRequire(require.resolve('@redocly/openapi-core'));
const codegen = redocly('@redocly/ajv/dist/compile/codegen') as { and: Join };

const joinTwo = codegen.and;

function joinBalanced(conditions: readonly Code[]): Code {
  if (conditions.length <= 2) return joinTwo(...conditions);
  const middle = Math.ceil(conditions.length / 2);
  return joinTwo(joinBalanced(conditions.slice(0, middle)), joinBalanced(conditions.slice(middle)));
}

codegen.and = (...conditions) => joinBalanced(conditions);
