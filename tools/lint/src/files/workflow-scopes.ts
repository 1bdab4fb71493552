import { type DocumentedOperation, requestMedia } from '../rule-support/documented-operations.js';
import { fieldsOf } from '../rule-support/schemas.js';
import { bearerScheme, declaredScopes, scopeParents } from '../rule-support/scopes.js';
import { isObject, listOf, show, stringsOf } from '../rule-support/values.js';
import type { StepProblem } from './documented-steps.js';
import type { Step, Workflow } from './workflows.js';

/** Returns the value that a step sends as its list of scopes. Returns `undefined` if only a run knows the value. */
function requestedScopes({ step }: Step, operation: DocumentedOperation): string | undefined {
  const payload = isObject(step['requestBody']) ? step['requestBody']['payload'] : undefined;
  const fields = Object.values(requestMedia(operation) ?? {}).flatMap((media) => [
    ...fieldsOf(isObject(media) ? media['schema'] : undefined),
  ]);
  const [name] = fields.find(([, schema]) => isObject(schema) && schema['x-scope-list'] !== undefined) ?? [];
  const value = name !== undefined && isObject(payload) ? payload[name] : undefined;
  return typeof value === 'string' && !value.includes('$') ? value : undefined;
}

/** Reports a step that uses a token of an earlier step, if that step requests neither the scope nor its parent. */
export function checkScopes(
  document: unknown,
  operations: ReadonlyMap<string, DocumentedOperation>,
  { operation }: DocumentedOperation,
  { step, path }: Step,
  { steps }: Workflow,
): StepProblem[] {
  const scheme = bearerScheme(document);
  const parents = scopeParents(scheme);
  const known = declaredScopes(scheme);
  const alternatives = listOf(operation['security']).map((one) => stringsOf(isObject(one) ? one['bearer'] : undefined));
  const [scope] = alternatives.flat();
  return listOf(step['parameters']).flatMap((parameter, index): StepProblem[] => {
    const value = isObject(parameter) ? parameter['value'] : undefined;
    const id = /^Bearer \{\$steps\.([\w-]+)\./.exec(String(value))?.[1];
    const source = steps.find((one) => one.id === id);
    const granting = operations.get(String(source?.step['operationId']));
    const requested = source && granting && requestedScopes(source, granting);
    if (scope === undefined || requested === undefined) return [];
    const parent = parents[scope];
    // Other rules report a scope or a parent that does not exist.
    if (typeof parent !== 'string' || !known.has(parent)) return [];
    if (requested.split(' ').some((one) => one === scope || one === parent)) return [];
    const wanted = `\`${scope}\` or \`${parent}\``;
    const message = `The step \`${id}\` must request the scope ${wanted}, received ${show(requested)}`;
    return [[[...path, 'parameters', index, 'value'], `${message}: add the scope there.`]];
  });
}
