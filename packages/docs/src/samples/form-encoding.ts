/**
 * Returns the form fields or query parameters for a value. Writes lists as `name[]`, objects as `name[key]`, and
 * booleans as 1 and 0.
 *
 * @param name may already end with `[]`
 * @example
 *   flatten('status', [0, 4]); // [['status[]', '0'], ['status[]', '4']]
 */
export function flatten(name: string, value: unknown): [string, string][] {
  if (Array.isArray(value))
    return value.flatMap((item: unknown) => flatten(name.endsWith('[]') ? name : `${name}[]`, item));
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, item]) => flatten(`${name}[${key}]`, item));
  return [[name, typeof value === 'boolean' ? String(Number(value)) : String(value)]];
}
