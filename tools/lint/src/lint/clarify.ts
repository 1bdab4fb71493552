/** Messages of validators that say what is wrong without what would be right, each with a clearer one. */
const phrases: readonly [pattern: RegExp, replacement: string][] = [
  [
    /must NOT have (?:unevaluated|additional) properties `([^`]*)`\.?/,
    'must not have the key `$1`: the schema does not define it. Remove it, or correct its name.',
  ],
  [
    /must not have (?:unevaluated|additional) properties\.?/i,
    'must have only keys that are defined for it: remove the others, or correct their names.',
  ],
  [/must NOT be valid/, 'must not match the schema under `not`: change the value so that it no longer does'],
  [/must NOT have fewer than (\d+)/, 'must have at least $1'],
  [/must NOT have more than (\d+)/, 'must have at most $1'],
  [/must NOT have duplicate items \(.*?\)/, 'must have different items: remove the repeated ones'],
];

/** Rewords the message of a validator so that it says what must be changed. */
export const clarify = (message: string): string =>
  phrases.reduce((text, [pattern, replacement]) => text.replace(pattern, replacement), message);
