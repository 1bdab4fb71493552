/**
 * Turns a message template into a pattern. A placeholder in braces matches any string.
 *
 * @returns a pattern with one group for each placeholder
 * @example
 * messagePattern('The {field} field is required.').exec('The bank name field is required.')?.[1]; // 'bank name'
 */
export function messagePattern(template: string): RegExp {
  const parts = template.split(/\{\w+\}/).map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('(.+?)')}$`, 'i');
}
