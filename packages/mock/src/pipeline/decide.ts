import { ContractError, messageOf, type Operation } from '@wapi/types';
import { type ConditionCheck, type Failure, type Fields, formOf, readQuery, type Validator } from '@wapi/validation';
import type { Decision } from '../rules/decision.js';
import { respondWithFirstExample } from '../rules/default-rule.js';
import { accountRuleOf, publicRuleOf } from '../rules/index.js';
import type { AccountDecision, RuleContext } from '../rules/rule.js';
import { SpecMismatchError } from '../rules/spec-mismatch-error.js';
import { meetsCondition } from '../state/account.js';
import type { Caller } from './authenticate.js';
import type { PipelineDeps, RoutedRequest } from './pipeline-deps.js';

/**
 * Decides the response. The reason also lists errors in the request body, because an operation may ignore them and
 * still succeed.
 */
export async function decide(deps: PipelineDeps, routed: RoutedRequest, caller: Caller | undefined): Promise<Decision> {
  const validator = deps.validators.get(routed.operation.id);
  if (validator === undefined) throw new Error(`There are no checks for ${routed.operation.id}.`);
  const form = routed.request.body.byteLength === 0 ? { fields: {} } : formOf(routed.body(), validator);
  const decision = await decideOn(deps, routed, caller, validator, form.fields);
  return form.problem === undefined ? decision : { ...decision, why: `${decision.why}; ${form.problem}` };
}

async function decideOn(
  deps: PipelineDeps,
  { request, operation, parameters }: RoutedRequest,
  caller: Caller | undefined,
  validator: Validator,
  form: Fields,
): Promise<Decision> {
  const { contract, platform } = deps;
  if (caller !== undefined && !operation.credentials.includes(caller.kind)) {
    return { status: 400, example: firstExample(operation, 400), why: 'the operation does not accept a WAPI Key' };
  }

  const badParameter = validator.checkPath(parameters);
  // If the operation documents no 400, treat a malformed id as unknown.
  if (badParameter && firstExample(operation, 400) !== '') return invalid(operation, badParameter);

  const checkCondition: ConditionCheck = (condition) =>
    caller !== undefined && meetsCondition(caller.account, condition);
  const { failure: badQuery, typed: query } = await validator.query.check(
    readQuery(request.query, validator.inQuery),
    checkCondition,
  );
  if (badQuery) return invalid(operation, badQuery);

  const fields = validator.body.known(form);
  const { failure: badField } = await validator.body.check(fields, checkCondition);
  if (badField) return invalid(operation, badField);

  const context: RuleContext = {
    contract,
    operation,
    platform: contract.platforms[platform],
    platformId: platform,
    accounts: deps.accounts,
    pictures: deps.pictures,
    tokens: deps.tokens,
    webhooks: deps.webhooks,
    clock: deps.clock,
    request,
    parameters,
    query,
    fields,
    grantId: caller?.grantId,
  };
  if (caller === undefined) {
    await deps.requireCurrent(request);
    return withFallback(context, () => publicRuleOf(operation.id)(context));
  }

  const unmet = operation.conditions.find((condition) => !meetsCondition(caller.account, condition));
  if (unmet !== undefined)
    return {
      status: 403,
      example: contract.conditions[unmet]?.example ?? '',
      why: `the account does not meet ${unmet}`,
    };

  const rule = accountRuleOf(operation.id);
  // Reads skip the write queue and get the frozen account.
  if (operation.method === 'GET') return withFallback(context, () => rule(context, caller.account));
  const { decision, committed } = await deps.accounts.change(caller.account.accountNumber, async (account) => {
    // Check again, because the state may have been reset while the request waited for other changes.
    await deps.requireCurrent(request);
    const made: AccountDecision = await withFallback<AccountDecision>(context, () => rule(context, account));
    const save = made.save ?? made.status < 400;
    return { save, ...(made.alsoSave && { others: made.alsoSave }), result: { decision: made, committed: save } };
  });
  if (committed && decision.afterCommit !== undefined && deps.isCurrent(request)) await decision.afterCommit();
  return decision;
}

/**
 * Runs a rule. If the rule names something that the spec no longer has, the operation responds as if it had no rule.
 */
async function withFallback<Result extends Decision>(
  context: RuleContext,
  rule: () => Promise<Result> | Result,
): Promise<Result | Decision> {
  try {
    return await rule();
  } catch (error) {
    if (!(error instanceof SpecMismatchError || error instanceof ContractError)) throw error;
    return {
      ...(await respondWithFirstExample(context)),
      why: `the mock's rule does not fit the spec: ${error.message}`,
    };
  }
}

/**
 * Finds the 400 example with the message for the failed check. If no example has this message, inserts the message into
 * another 400 example.
 */
function invalid(operation: Operation, { field, keyword, message }: Failure): Decision {
  const examples = operation.responses.find(({ status }) => status === 400)?.examples ?? [];
  const exact = examples.find(({ value }) => messageOf(value) === message);
  const example = exact ?? examples.find(({ provenance }) => provenance === 'inferred') ?? examples[0];
  const why = `${field === '' ? 'the body' : field} fails ${keyword}`;
  const decision: Decision = { status: 400, example: example?.name ?? '', why };
  return exact ? decision : { ...decision, reworded: true, fill: (body) => void (body['message'] = message) };
}

/** The name of the first example for a status; empty if the operation does not document it. */
export function firstExample(operation: Operation, status: number): string {
  return operation.responses.find((response) => response.status === status)?.examples[0]?.name ?? '';
}
