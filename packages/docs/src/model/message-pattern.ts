/**
 * The messages that a template stands for: `The {field} field is required.` with anything in place of what is in braces.
 *
 * @returns a pattern with a group for each brace
 */
export function messagePattern(template: string): RegExp {
  const parts = template.split(/\{\w+\}/).map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('(.+?)')}$`, 'i');
}
