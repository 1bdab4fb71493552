import { defineRule, finding, type RuleFinding } from '../rule-support/define-rule.js';
import { type LocatedOperation, operationsOf } from '../rule-support/locations.js';
import { quote } from '../rule-support/values.js';

interface DocumentedOperation extends LocatedOperation {
  /** The path of the operation in the spec. */
  template: string;
  documented: string;
}

const documentedOperations = (document: unknown): DocumentedOperation[] =>
  operationsOf(document).flatMap((located) => {
    const documented = located.operation['x-documented-path'];
    return typeof documented === 'string' ? [{ ...located, template: String(located.path[1]), documented }] : [];
  });

const isParameter = (segment: string) => /^\{\w+\??\}$/.test(segment);

/**
 * Whether a documented path matches a path template. `{name}` matches any segment, and `{name?}` matches any segment or
 * none.
 */
function fits(documented: string, template: string): boolean {
  const segments = template.split('/');
  const wanted = documented.split('/');
  const lastIsOptional = wanted.at(-1)?.endsWith('?}') === true;
  return (
    (wanted.length === segments.length || (lastIsOptional && wanted.length === segments.length + 1)) &&
    segments.every((segment, index) => wanted[index] === segment || isParameter(wanted[index] ?? ''))
  );
}

function checkPath(operations: readonly DocumentedOperation[], index: number): RuleFinding[] {
  const current = operations[index];
  if (current === undefined) return [];
  const { documented, template, method, path } = current;
  const report = (rule: string, advice: string) => {
    const message = `\`x-documented-path\` must ${rule}, received ${quote(documented)}: ${advice}.`;
    return [finding([...path, 'x-documented-path'], message)];
  };
  if (documented === template) return report('differ from the path of its operation', 'remove it');
  if (!fits(documented, template))
    return report(`describe the path ${quote(template)}`, 'copy the path from the page, or move the operation');
  const first = operations
    .slice(0, index)
    .find((other) => other.method === method && other.documented !== documented && fits(other.documented, template));
  return first === undefined
    ? []
    : report(`be ${quote(first.documented)}, as for ${quote(first.template)}`, 'the page has one endpoint for both');
}

/** The docs print `x-documented-path`. Operations with the same documented path share a rate limit. */
export default defineRule({
  description:
    'Every x-documented-path matches the path of its operation, and is the same for all operations of one endpoint.',
  given: '$',
  check(document) {
    const operations = documentedOperations(document);
    return operations.flatMap((_operation, index) => checkPath(operations, index));
  },
});
