import { defineRule, finding } from '../rule-support/define-rule.js';
import { operationsOf } from '../rule-support/locations.js';
import { quote } from '../rule-support/values.js';

const verbs = ['list', 'create', 'retrieve', 'update', 'delete', 'get', 'verify', 'charge', 'refresh', 'revoke'];
const verbOfMethod: Readonly<Record<string, string>> = {
  get: 'get',
  post: 'create',
  put: 'update',
  patch: 'update',
  delete: 'delete',
};
const otherVerbs =
  /^(?:add|change|destroy|edit|fetch|find|make|modify|patch|post|put|read|remove|replace|set|show)(?=[A-Z_-])/;
const wellFormed = new RegExp(`^(?:${verbs.join('|')})[A-Z][a-zA-Z0-9]*$`);

function pascalCase(text: string): string {
  const words = text.split(/[^a-zA-Z0-9]+/).filter((word) => word !== '');
  return words.map((word) => word[0]?.toUpperCase() + word.slice(1)).join('');
}

/** Suggests an id: the verb for the method, followed by the author's id without its verb. */
function suggestion(id: unknown, method: string, template: string): string {
  const subject = typeof id === 'string' ? id.slice(0, 60).replace(otherVerbs, '') : '';
  const lastSegment =
    template
      .split('/')
      .filter((segment) => /^\w/.test(segment))
      .at(-1) ?? '';
  return (verbOfMethod[method] ?? 'get') + (pascalCase(subject) || pascalCase(lastSegment) || 'Thing');
}

/** Generators derive names in every language from the operationId. */
export default defineRule({
  description: 'An operationId is in camelCase and starts with one of the agreed verbs.',
  given: '$',
  check(document) {
    return operationsOf(document).flatMap(({ path, method, operation }) => {
      const id = operation['operationId'];
      if (typeof id === 'string' && wellFormed.test(id)) return [];
      const better = suggestion(id, method, String(path[1]));
      const message =
        `Start the operationId ${quote(id ?? '')} with one of ${verbs.join(', ')}, in camelCase: for example ` +
        `${quote(better)}.`;
      return [finding([...path, 'operationId'], message)];
    });
  },
});
