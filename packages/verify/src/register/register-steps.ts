import { type Contract, parsePointer, type Platform } from '@wapi/types';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { requireAbsence } from '../probes/absence.js';
import { moneyRefusal } from '../probes/money.js';
import {
  type Call,
  fillPath,
  operationOf,
  type Reply,
  type Session,
  SkipStep,
  type Step,
  valueAt,
} from '../probes/step.js';
import type { ProbeCall, RegisterEntry } from './entry.js';
import { collectFacts } from './facts.js';
import { fill, fillAll, runVariables, type Variables } from './variables.js';

export interface RegisterOptions {
  platform: Platform;
  allowMoney: boolean;
}

/** Creates a step for each register entry that has a probe. */
export function registerSteps(entries: readonly RegisterEntry[], options: RegisterOptions): Step[] {
  return entries.flatMap((entry) => {
    const { id, title, probe } = entry;
    if (probe === undefined) return [];
    const calls = probe.calls.flatMap(({ operation }) => (operation === undefined ? [] : [operation]));
    const isHere = probe.platforms?.includes(options.platform) ?? true;
    return {
      id: `register:${id}`,
      kind: 'register',
      title,
      calls,
      reason: isHere
        ? moneyRefusal(calls, options.allowMoney)
        : `it is only for platform ${probe.platforms?.join(', ') ?? ''}`,
      async run(session) {
        await requireAbsence(session, calls);
        const variables = runVariables(session);
        const replies: Reply[] = [];
        for (const call of probe.calls) replies.push(await callProbe(session, call, variables));
        conclude(session, entry, collectFacts(replies as [Reply, ...Reply[]]), variables);
      },
    };
  });
}

async function callProbe(session: Session, given: ProbeCall, variables: Variables): Promise<Reply> {
  const reply = await session.call(toCall(session.contract, given, variables));
  for (const [name, pointer] of Object.entries(given.save ?? {})) {
    const value = valueAt(reply.body, ...parsePointer(pointer));
    if (typeof value === 'string') variables.set(name, value);
  }
  return reply;
}

function toCall(of: Contract, given: ProbeCall, variables: Variables): Call {
  const { operation: id, method = 'GET', path = '', fields, json, credential, token } = given;
  const parameters = Object.fromEntries(
    Object.entries(given.parameters ?? {}).map(([name, text]) => [name, fill(text, variables)]),
  );
  const operation = id === undefined ? undefined : operationOf(of, id);
  const isInPath = (name: string): boolean =>
    operation?.parameters.some((parameter) => parameter.in === 'path' && parameter.name === name) === true;
  const query = Object.fromEntries(Object.entries(parameters).filter(([name]) => !isInPath(name)));
  return {
    method: operation?.method ?? method,
    path: operation === undefined ? path : fillPath(operation, parameters),
    query,
    ...(fields !== undefined && { fields: fillAll(fields, variables) }),
    ...(json === true && { mediaType: 'application/json' }),
    ...(credential !== undefined && { credential }),
    ...(token !== undefined && { credential: { token: fill(token, variables) } }),
  };
}

/** Finds the reading of a register entry that matches the facts. */
function conclude(
  session: Session,
  { id, title, probe }: RegisterEntry,
  facts: ReturnType<typeof collectFacts>,
  variables: Variables,
): void {
  const ajv = new Ajv2020({ strict: false });
  const reading = probe?.readings.find((each) => ajv.validate(withValues(each.if, variables) as object, facts));
  if (reading === undefined) throw new SkipStep(`no reading fits the response, whose status code is ${facts.status}`);
  session.settle({
    id,
    title,
    result: reading.agrees ? 'settled' : 'contradicted',
    reading: reading.says,
    ...(reading.edit && { edit: reading.edit }),
  });
}

/** Replaces the placeholders in a JSON Schema with the values of the run. */
function withValues(schema: unknown, variables: Variables): unknown {
  if (typeof schema === 'string') return /^\{\w+\}$/.test(schema) ? fill(schema, variables) : schema;
  if (Array.isArray(schema)) return schema.map((item) => withValues(item, variables));
  if (typeof schema !== 'object' || schema === null) return schema;
  return Object.fromEntries(Object.entries(schema).map(([name, value]) => [name, withValues(value, variables)]));
}
