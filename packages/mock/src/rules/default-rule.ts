import type { RuleContext } from './rule.js';
import type { Decision } from './decision.js';

/**
 * Handles operations without a rule: returns the first example of the first documented success response. If the
 * operation documents no success, returns the first example of its first documented response.
 */
export function respondWithFirstExample({
  operation: { responses },
}: Pick<RuleContext, 'operation'>): Promise<Decision> {
  const documented = responses.find(({ status }) => status >= 200 && status < 300) ?? responses[0];
  // In the contract, the status code of a `default` response is `NaN`, because such a response has no status code of
  // its own.
  const status = documented === undefined || Number.isNaN(documented.status) ? 200 : documented.status;
  const example = documented?.examples[0]?.name ?? '';
  return Promise.resolve({
    status,
    example,
    why: 'the mock has no rule for this operation, so it returns the first documented example',
  });
}
