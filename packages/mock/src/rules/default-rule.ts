import type { RuleContext } from './rule.js';
import type { Decision } from './decision.js';

/**
 * Handles operations without a rule: returns the first example for the first documented success, or for the first
 * documented response.
 */
export function respondWithFirstExample({
  operation: { responses },
}: Pick<RuleContext, 'operation'>): Promise<Decision> {
  const documented = responses.find(({ status }) => status >= 200 && status < 300) ?? responses[0];
  // The contract gives a `default` response, which has no status code, the status code NaN.
  const status = documented === undefined || Number.isNaN(documented.status) ? 200 : documented.status;
  const example = documented?.examples[0]?.name ?? '';
  return Promise.resolve({
    status,
    example,
    why: 'the mock has no rule for this operation, so it returns the first documented example',
  });
}
