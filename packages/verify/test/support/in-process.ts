import { createMock, type Mock, type MockOptions } from '@wapi/mock';
import { run, type RunOptions } from '../../src/run/run.js';
import type { RunReport } from '../../src/run/report.js';
import { contractSteps } from '../../src/run/steps.js';
import type { Transport, WireRequest, WireResponse } from '../../src/run/transport.js';

/** A mock whose clock moves only when a run waits. */
export interface InProcess {
  mock: Mock;
  transport: Transport;
  clock: () => number;
  sleep: (ms: number) => Promise<void>;
}

export const MERCHANT = { email: 'wapi@test.com', password: 'Passw0rd!' };
export const allSteps = await contractSteps('tt');

export function startInProcess(options: MockOptions = {}): InProcess {
  let now = Date.parse('2026-03-01T12:00:00Z');
  const clock = (): number => now;
  const mock = createMock({ requestLog: false, ...options, clock });
  return {
    mock,
    clock,
    sleep: (ms) => {
      now += ms;
      return Promise.resolve();
    },
    transport: (request) => callMock(mock, request),
  };
}

async function callMock(mock: Mock, { method, path, rawHeaders, body }: WireRequest): Promise<WireResponse> {
  const headers = new Headers();
  for (let index = 0; index < rawHeaders.length; index += 2)
    headers.append(rawHeaders[index] ?? '', rawHeaders[index + 1] ?? '');
  const init = { method, headers, ...(body !== undefined && { body: body as Uint8Array<ArrayBuffer> }) };
  const response = await mock.fetch(`https://ttsb.wipayfinancial.com/wapi${path}`, init);
  return {
    status: response.status,
    rawHeaders: [...response.headers].flat(),
    body: new Uint8Array(await response.arrayBuffer()),
    complete: true,
  };
}

/** Runs steps against an in-process mock. */
export function runInProcess(
  { transport, clock, sleep }: Omit<InProcess, 'mock'>,
  options: Partial<RunOptions> = {},
): Promise<RunReport> {
  return run({
    target: 'https://ttsb.wipayfinancial.com/wapi',
    platform: 'tt',
    environment: 'sandbox',
    credentials: MERCHANT,
    steps: allSteps,
    transport,
    clock,
    sleep,
    ...options,
  });
}

/** Each deviation as one line. */
export function linesOf({ deviations }: RunReport): string[] {
  return deviations.map(({ endpoint, status, place, keyword }) => [endpoint, status, place, keyword].join(' '));
}
