import { contract, document, type Environment, type Platform } from '@wapi/types';
import { type Credentials, type RegisterResult, SkipStep, StepFailed, StepStopped, type Step } from '../probes/step.js';
import { MAX_BODY_BYTES } from '../traffic/decode-body.js';
import { createDeviationLog } from '../traffic/deviation-log.js';
import type { TrafficExchange } from '../traffic/exchange.js';
import { createInspector, type Inspector } from '../traffic/inspect.js';
import { createMade, removeMade } from './made.js';
import { createPacer } from './pacer.js';
import type { RunDeviation, RunReport, StepResult } from './report.js';
import { createSession } from './session.js';
import type { Transport } from './transport.js';

export interface RunOptions {
  /** The API's base URL, for the report. */
  target: string;
  platform: Platform;
  environment: Environment;
  credentials: Credentials;
  steps: readonly Step[];
  transport: Transport;
  /** The report of an interrupted run. Its finished steps are not repeated. */
  before?: RunReport | undefined;
  /** Ends the run after the current step. */
  signal?: AbortSignal | undefined;
  /** Called after each step with the report so far. */
  onStep?: (result: StepResult, report: RunReport) => void;
  /** Called before a wait of a second or more. */
  onWait?: (seconds: number) => void;
  /** Called with each exchange. */
  onExchange?: (exchange: TrafficExchange) => void;
  /** @default Date.now */
  clock?: () => number;
  /** Waits for `ms` milliseconds. Rejects when the signal aborts. */
  sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
}

const inspectors = new Map<Platform, Inspector>();

/** Caches the compiled checks for each platform, because compiling takes half a second. */
function inspectorFor(platform: Platform): Inspector {
  const inspector =
    inspectors.get(platform) ?? createInspector({ contract, document, platform, maxCheckedBytes: MAX_BODY_BYTES });
  inspectors.set(platform, inspector);
  return inspector;
}

/** Runs the steps, deletes the resources that they created, and revokes the tokens. */
export async function run(options: RunOptions): Promise<RunReport> {
  const { target, platform, steps, before, signal, clock = Date.now } = options;
  const results: StepResult[] = [...(before?.steps ?? [])];
  const deviations: RunDeviation[] = [...(before?.deviations ?? [])];
  const register: RegisterResult[] = (before?.register ?? []).filter(({ result }) => result !== 'open');
  const startedAt = before?.startedAt ?? new Date(clock()).toISOString();
  const made = createMade(contract, before?.leftBehind);
  let current = '';
  let hasDeviated = false;
  let isCleaning = false;
  const log = createDeviationLog(clock, (deviation) => {
    if (!deviations.some((known) => keyOf(known) === keyOf(deviation)))
      deviations.push({ ...deviation, step: current });
  });
  const session = createSession({
    contract,
    platform,
    environment: options.environment,
    credentials: options.credentials,
    transport: options.transport,
    inspect: inspectorFor(platform),
    log: {
      ...log,
      note(seen, findings) {
        hasDeviated ||= findings.length > 0;
        log.note(seen, findings);
      },
    },
    pacer: createPacer(clock, wait),
    made,
    signal,
    clock,
    sleep: wait,
    onSettled: (result) => register.push(result),
    onExchange: options.onExchange ?? (() => undefined),
    maxBytes: MAX_BODY_BYTES,
  });

  async function wait(ms: number): Promise<void> {
    if (ms >= 1000) options.onWait?.(Math.ceil(ms / 1000));
    // Do not abort waits during the cleanup, because its calls must respect the rate limits too.
    await options.sleep(ms, isCleaning ? undefined : signal).catch(() => {
      throw new StepStopped();
    });
  }

  const report = (finished: boolean): RunReport => ({
    version: 1,
    target,
    platform,
    startedAt,
    finished,
    steps: results,
    deviations,
    register: [...register, ...openEntries(results, register)],
    leftBehind: made.things,
  });

  /** Runs one step. Returns undefined if the user stopped the run during the step. */
  async function runStep(step: Step): Promise<StepResult | undefined> {
    const { id, kind, title, reason } = step;
    if (reason !== undefined) return { id, kind, title, outcome: 'skipped', reason };
    current = id;
    hasDeviated = false;
    try {
      await step.run(session);
    } catch (error) {
      if (error instanceof StepStopped) return undefined;
      if (error instanceof SkipStep && !hasDeviated)
        return { id, kind, title, outcome: 'skipped', reason: error.message };
      if (!(error instanceof SkipStep || error instanceof StepFailed)) throw error;
    }
    return { id, kind, title, outcome: hasDeviated ? 'failed' : 'passed' };
  }

  const done = new Set(results.map(({ id }) => id));
  try {
    for (const step of steps) {
      if (done.has(step.id)) continue;
      if (signal?.aborted === true) break;
      const result = await runStep(step);
      if (result === undefined) break;
      // Delete the resources of this step now, because the next step may need the account without them.
      await removeMade(session, made);
      results.push(result);
      options.onStep?.(result, report(false));
    }
  } finally {
    current = 'clean-up';
    isCleaning = true;
    await removeMade(session, made);
    await session.close();
  }
  return report(steps.every(({ id }) => results.some((result) => result.id === id)));
}

/** The register entries whose step was skipped or reached no conclusion. */
function openEntries(results: readonly StepResult[], register: readonly RegisterResult[]): RegisterResult[] {
  return results.flatMap(({ id, kind, title, reason }) => {
    const entry = id.slice('register:'.length);
    if (kind !== 'register' || register.some((result) => result.id === entry)) return [];
    return [{ id: entry, title, result: 'open', ...(reason !== undefined && { reason }) }];
  });
}

function keyOf({ endpoint, status, place, keyword, message }: RunDeviation | Omit<RunDeviation, 'step'>): string {
  return [endpoint, status, place, keyword, message].join(' ');
}
