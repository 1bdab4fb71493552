/** Keywords of earlier versions of OpenAPI, each with its form in OpenAPI 3.1. */
const formerKeywords: Readonly<Record<string, string>> = {
  nullable: 'add "null" to the types, such as `type: [string, "null"]`',
  collectionFormat: 'write `style` and `explode` next to the `schema` of the parameter',
  definitions: 'move the schemas to files in components/schemas',
  consumes: 'write the media types under `content` of the request body',
  produces: 'write the media types under `content` of the responses',
  host: 'write the URL in `servers`',
  basePath: 'write the URL in `servers`',
  schemes: 'write the URL in `servers`',
  securityDefinitions: 'move the credentials to files in components/securitySchemes',
};

/** Validator messages that say what is wrong without saying how to fix it, each with a clearer replacement. */
const phrases: readonly [pattern: RegExp, replacement: string][] = [
  [
    /must NOT have (?:unevaluated|additional) properties `([^`]*)`\.?/,
    'must not have the key `$1`: the schema does not define it. Remove it, or correct its name.',
  ],
  [
    /must not have (?:unevaluated|additional) properties\.?/i,
    'must have only keys that are defined for it: remove the others, or correct their names.',
  ],
  [
    /^Expected type `number` but got `boolean`\.$/,
    'must be a number, received a boolean: OpenAPI 3.1 writes `exclusiveMinimum: 0` instead of `minimum: 0` and ' +
      '`exclusiveMinimum: true`.',
  ],
  [
    /^`type` can be one of the following only: (.*"null")\.?$/,
    '`type` must be one of $1. Write null in quotation marks: `type: [string, "null"]`.',
  ],
  [/must NOT be valid/, 'must not match the schema under `not`: change the value so that it no longer does'],
  [/must NOT have fewer than (\d+)/, 'must have at least $1'],
  [/must NOT have more than (\d+)/, 'must have at most $1'],
  [/must NOT have duplicate items \(.*?\)/, 'must have different items: remove the repeated ones'],
];

/** Redocly suggests the keyword with the most similar name, which is the wrong replacement for a former keyword. */
const adviseName = (message: string, name: string, suggestion: string | undefined): string => {
  const former = Object.hasOwn(formerKeywords, name) ? formerKeywords[name] : undefined;
  if (former !== undefined) return `OpenAPI 3.1 has no \`${name}\`: ${former}.`;
  return suggestion === undefined
    ? `Property \`${name}\` is not expected here: remove it, or correct its name.`
    : message;
};

/** Rewords a validator's message so that it says what to change. */
export const clarify = (message: string): string =>
  phrases
    .reduce((text, [pattern, replacement]) => text.replace(pattern, replacement), message)
    .replace(/^Property `(.+?)` is not expected here(?:\.|: (did you mean .+))$/, adviseName);
