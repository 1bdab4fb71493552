/**
 * Patterns that match common regular expressions, each with a description. In a description, `$1` and `$2` are numbers
 * from the regular expression.
 */
const FORMS: readonly (readonly [form: RegExp, words: string])[] = [
  [/^\^\[0-9\]\+\$$/, 'only digits'],
  [/^\^\[0-9\]\{(\d+)\}\$$/, '$1 digits'],
  [/^\[0-9\]\{(\d+)\}\$$/, 'ends with $1 digits'],
  [/^\^\[0-9\]\{1,(\d+)\}\(\\\.\[0-9\]\{1,(\d+)\}\)\?\$$/, 'up to $1 digits, $2 decimals'],
  [/^\^\[0-9\]\+\\\.\[0-9\]\{(\d+)\}\$$/, 'digits with exactly $1 decimals'],
  [/^\^\[0-9a-fA-F\]\{(\d+)\}\$$/, '$1 hexadecimal digits'],
  [/^\^sha256=\[0-9a-f\]\{(\d+)\}\$$/, '"sha256=" and $1 hexadecimal digits in lower case'],
  [/^\^\[0-9a-fA-F\]\{8\}-\[0-9a-fA-F\]\{4\}-(\d)\[0-9a-fA-F\]\{3\}-.*\$$/, 'UUID of version $1'],
  [/^\^https\?:\/\/$/, 'starts with http:// or https://'],
  [/^\^\\\+\[1-9\]\\d\{1,(\d+)\}\$$/, '+ and the country code, then digits without spaces'],
  [/^\^\[a-zA-Z\\-\\s\]\+\$$/, 'only letters, hyphens and spaces'],
  [/^\^\[0-9\+\\-\\s\(\)\]\+\$$/, 'only digits, spaces and + - ( )'],
];

/**
 * Returns a description of a regular expression, e.g. `only digits`. For an unknown expression, returns the generic
 * phrase "must match the pattern".
 */
export function describePattern(pattern: string): string {
  const found = FORMS.find(([form]) => form.test(pattern));
  return found ? pattern.replace(found[0], found[1]) : 'must match the pattern';
}
