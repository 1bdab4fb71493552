import type { DocumentedOperation } from '../rule-support/documented-operations.js';
import { isStatus } from '../rule-support/status-codes.js';
import { entriesOf, isObject, listOf } from '../rule-support/values.js';
import { parseStatusCondition } from './runtime-expressions.js';
import type { Step } from './workflows.js';

/** A condition of a step, with its position in `successCriteria`. */
interface Criterion {
  condition: string;
  index: number;
}

/** Whether a condition has the syntax of JSONPath, XPath or regular expressions. */
export const isQuery = (criterion: unknown): boolean =>
  isObject(criterion) && (criterion['type'] ?? 'simple') !== 'simple';

/** Returns the simple conditions of a step. Skips conditions in the syntax of JSONPath, XPath or regular expressions. */
export function criteriaOf({ step }: Step): Criterion[] {
  return listOf(step['successCriteria']).flatMap((criterion, index) => {
    if (!isObject(criterion) || isQuery(criterion)) return [];
    return typeof criterion['condition'] === 'string' ? [{ condition: criterion['condition'], index }] : [];
  });
}

/** Returns the status codes that a key of `responses` covers. */
function statusesOf(key: string): number[] {
  const first = Number(key[0]) * 100;
  if (/^[1-5]XX$/.test(key)) return Array.from({ length: 100 }, (_item, index) => first + index);
  return /^[1-5]\d\d$/.test(key) ? [Number(key)] : [];
}

/** The documented responses that meet the conditions of a step on the status code. */
export interface ExpectedResponses {
  responses: unknown[];
  /** Whether the step requires a status code from 200 to 299. */
  isSuccess: boolean;
}

/** Returns the responses that a step expects. */
export function findExpectedResponses({ operation }: DocumentedOperation, step: Step): ExpectedResponses {
  const conditions = criteriaOf(step).map(({ condition }) => parseStatusCondition(condition));
  const isExpected = (status: number): boolean => conditions.every((allows) => allows(status));
  const documented = entriesOf(operation['responses']);
  // An invalid key can be the misspelt one of any response. The rule status-codes reports it.
  const met = documented.filter(([key]) => key === 'default' || !isStatus(key) || statusesOf(key).some(isExpected));
  const all = Array.from({ length: 500 }, (_item, index) => index + 100).filter(isExpected);
  return {
    responses: met.map(([, response]) => response),
    isSuccess: all.length > 0 && all.every((status) => status >= 200 && status < 300),
  };
}
