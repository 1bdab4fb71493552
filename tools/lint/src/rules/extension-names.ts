import { defineRule, finding, type JsonPath, type RuleFinding } from '../rule-support/define-rule.js';
import {
  type DocumentedOperation,
  readOperations,
  requestFields,
  requestMedia,
} from '../rule-support/documented-operations.js';
import { examples, isExtension, operationsOf } from '../rule-support/locations.js';
import { isObject, keysOf, stringsOf, valueAt } from '../rule-support/values.js';
import { adviseName } from '../source/closest-match.js';

function checkName(name: string, known: readonly string[], path: JsonPath, problem: string): RuleFinding[] {
  return known.includes(name) ? [] : [finding(path, `${problem}: ${adviseName(name, known, 'none')}`)];
}

const checkOperation = (id: string, ids: readonly string[], path: JsonPath): RuleFinding[] =>
  checkName(id, ids, path, `The operation \`${id}\` does not exist`);

/** An integrator calls the `check` of `x-moves-money` after a lost response, so this operation must only read. */
function checkReads(named: DocumentedOperation | undefined, path: JsonPath): RuleFinding[] {
  if (named === undefined) return [];
  const movesMoney = named.operation['x-moves-money'] !== undefined;
  if (named.method === 'get' && !movesMoney) return [];
  const received = movesMoney ? 'an operation that may move money itself' : named.method.toUpperCase();
  const message = `\`check\` must name a GET operation that moves no money, received ${received}`;
  return [finding(path, `${message}: name the operation that shows whether the money moved.`)];
}

/** Checks the operation and the fields that `x-moves-money` names. */
function checkMovesMoney(document: unknown): RuleFinding[] {
  const documented = readOperations(document);
  const ids = [...documented.keys()];
  return operationsOf(document).flatMap(({ path, operation }) => {
    const extension = operation['x-moves-money'];
    const own = documented.get(String(operation['operationId']));
    if (!isObject(extension) || own === undefined) return [];
    const where = [...path, 'x-moves-money'];
    const fields = [
      ...own.parameters.map(({ name }) => String(name)),
      ...Object.values(requestMedia(own) ?? {}).flatMap((media) => requestFields(own, media)),
    ];
    const { check } = extension;
    return [
      ...(typeof check === 'string' ? checkOperation(check, ids, [...where, 'check']) : []),
      ...checkReads(documented.get(String(check)), [...where, 'check']),
      ...stringsOf(extension['by']).flatMap((field, index) =>
        checkName(field, fields, [...where, 'by', index], `The operation has no field or parameter \`${field}\``),
      ),
    ];
  });
}

/** Checks the words of keys: a word that the pattern lacks never occurs in a key. */
function checkKeyEnvironments(scheme: unknown, path: JsonPath): RuleFinding[] {
  const [environments, pattern] = ['x-key-environments', 'x-key-pattern'].map((key) => valueAt(scheme, [key]));
  if (typeof pattern !== 'string') return [];
  const words = pattern.match(/[a-z]{2,}/gi) ?? [];
  return keysOf(environments).flatMap((word) =>
    checkName(word, words, [...path, 'x-key-environments', word], `\`x-key-pattern\` has no word \`${word}\``),
  );
}

/** A misspelt name gives the client and the docs nothing to show or to check. */
export default defineRule({
  description:
    'x-moves-money and x-remedy name existing operations, x-remedy is in an example of an error, x-moves-money names ' +
    'fields, and x-key-environments names words of x-key-pattern.',
  given: ['$', ...examples, '$.components.securitySchemes[*]'],
  once: true,
  check(node, path, { resolved }) {
    if (path.length === 0) return checkMovesMoney(node);
    if (isExtension(path)) return [];
    if (path[1] === 'securitySchemes') return checkKeyEnvironments(node, path);
    const remedy = [...path, 'x-remedy'];
    const success = path.find((key, index) => path[index - 1] === 'responses' && /^[123]/.test(String(key)));
    if (valueAt(node, ['x-remedy']) !== undefined && (success !== undefined || path.includes('requestBody'))) {
      const received = success === undefined ? 'an example of a request' : `an example of a response ${success}`;
      return [finding(remedy, `\`x-remedy\` must be in an example of an error, received ${received}: remove it.`)];
    }
    const ids = operationsOf(resolved).map(({ operation }) => String(operation['operationId']));
    return stringsOf(valueAt(node, ['x-remedy', 'operations'])).flatMap((id, index) =>
      checkOperation(id, ids, [...remedy, 'operations', index]),
    );
  },
});
