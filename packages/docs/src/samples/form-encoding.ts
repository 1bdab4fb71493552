/** A value as the form fields or query parameters that carry it: lists as `name[]`, which a parameter's name may say itself, booleans as 1 and 0. */
export function flatten(name: string, value: unknown): [string, string][] {
  if (Array.isArray(value))
    return value.flatMap((item: unknown) => flatten(name.endsWith('[]') ? name : `${name}[]`, item));
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, item]) => flatten(`${name}[${key}]`, item));
  return [[name, typeof value === 'boolean' ? String(Number(value)) : String(value)]];
}
