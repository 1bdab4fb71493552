import { contract, type Platform } from '@wapi/types';
import {
  badCredentialSteps,
  badFieldSteps,
  badParameterSteps,
  missingScopeSteps,
  noCredentialSteps,
  unknownPathStep,
  wrongMethodSteps,
} from '../probes/failing.js';
import { pageSteps, rateLimitStep } from '../probes/pages.js';
import { readSteps, unknownItemSteps } from '../probes/reading.js';
import type { Step } from '../probes/step.js';
import { tokenStep } from '../probes/tokens.js';
import { readRegister } from '../register/read-register.js';
import { registerSteps } from '../register/register-steps.js';
import { listWorkflows } from '../workflows/workflows.js';
import { type WorkflowOptions, workflowSteps } from './workflow-steps.js';

/** The steps that need nothing but the contract, in the order in which they run. */
export async function contractSteps(platform: Platform): Promise<Step[]> {
  return [
    rateLimitStep(contract),
    tokenStep(contract),
    ...readSteps(contract),
    ...pageSteps(contract),
    ...unknownItemSteps(contract),
    ...(await badParameterSteps(contract, platform)),
    ...(await badFieldSteps(contract, platform)),
    ...noCredentialSteps(contract),
    ...badCredentialSteps(contract),
    ...missingScopeSteps(contract),
    ...wrongMethodSteps(contract),
    unknownPathStep(contract),
  ];
}

/** All steps of a run. */
export async function allSteps(options: Omit<WorkflowOptions, 'contract'>): Promise<Step[]> {
  const steps = await contractSteps(options.platform);
  return [
    ...steps,
    ...workflowSteps(listWorkflows(), { ...options, contract }),
    ...registerSteps(readRegister(), options),
  ];
}
