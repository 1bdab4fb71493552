import type { Contract, Platform } from '@wapi/types';
import { requireAbsence } from '../probes/absence.js';
import { moneyRefusal } from '../probes/money.js';
import { operationOf, type Session, SkipStep, type Step, StepStopped } from '../probes/step.js';
import { ownScopes } from './session.js';
import { isForPlatform, outlineWorkflow, runWorkflow, type WorkflowOutline } from '../workflows/workflows.js';

/** The input of workflows that act in place of WiPay. They need control paths, which only the mock has. */
const MOCK_INPUT = 'controlUrl';

export interface WorkflowOptions {
  contract: Contract;
  platform: Platform;
  allowMoney: boolean;
  /** Further inputs, by name. */
  inputs: Readonly<Record<string, string>>;
}

/** The inputs that every run has. */
const FROM_RUN: readonly string[] = ['email', 'password', 'currency'];

/** Returns the environment variable for a workflow's input. */
function inputVariable(name: string): string {
  return `WAPI_VERIFY_${name.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;
}

/** The steps of the workflows that the run may use. */
export function workflowSteps(names: readonly string[], options: WorkflowOptions): Step[] {
  return names
    .filter((name) => isForPlatform(name, options.platform))
    .map((name) => {
      const outline = outlineWorkflow(name);
      return {
        id: `workflow:${name}`,
        kind: 'workflow',
        title: outline.summary,
        calls: outline.calls,
        reason: refusal(outline, options),
        run: (session) => runSafely(session, outline, options),
      };
    });
}

/** Why a run does not use a workflow; undefined if it does. */
function refusal({ calls, inputs, required }: WorkflowOutline, options: WorkflowOptions): string | undefined {
  if (inputs.includes(MOCK_INPUT)) return 'one of its steps exists only on the mock';
  const money = moneyRefusal(calls, options.allowMoney);
  if (money !== undefined) return money;
  const missing = required.find((name) => !FROM_RUN.includes(name) && options.inputs[name] === undefined);
  return missing === undefined ? undefined : `it needs ${missing}: set ${inputVariable(missing)}`;
}

async function runSafely(
  session: Session,
  outline: WorkflowOutline,
  { contract, platform, inputs: given }: WorkflowOptions,
): Promise<void> {
  const { email, password } = session.credentials;
  if (email === undefined) throw new SkipStep('no e-mail address and password');
  const known: Record<string, string | undefined> = {
    currency: contract.platforms[platform].currency,
    ...given,
    email,
    password,
  };
  // Skip the workflow if the account may not call one of its operations.
  for (const id of new Set(outline.calls)) {
    const operation = operationOf(contract, id);
    if (operation.conditions.length > 0) await session.token(ownScopes(contract, operation));
  }
  await requireAbsence(session, outline.calls);
  const inputs = Object.fromEntries(outline.required.map((name) => [name, known[name] ?? '']));
  const { passed, report } = await runWorkflow(outline.name, await session.relayUrl(), inputs);
  // Do not report a failure after Ctrl-C, because Ctrl-C also stops the program that runs the workflow.
  if (session.isStopping()) throw new StepStopped();
  if (passed) return;
  session.report({
    place: `workflow/${outline.name}/${failedStep(report)}`,
    keyword: 'workflow',
    message: 'a step of the workflow failed',
    expected: 'the success criteria of the step',
    seen: 'another result',
  });
}

/** The name of the first failed step in the output of `redocly respect`. */
function failedStep(report: string): string {
  return /✗[^\n]*?([a-z]\w+)\s*$/m.exec(report)?.[1] ?? 'unknown';
}
