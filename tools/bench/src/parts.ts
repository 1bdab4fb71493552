import { generateHeyApi } from './client/generate-hey-api.js';
import { installCompetitors } from './install-competitors.js';
import { measureLint } from './lint/measure-lint.js';
import type { LeftOut, PartResult } from './measure/comparison.js';
import { errorMessage } from './measure/error-message.js';
import { measureScale } from './scale/measure-scale.js';
import { runProgram } from './processes/run-program.js';

export interface Part {
  readonly name: string;
  readonly title: string;
  /** The measurement method, in whole sentences. */
  readonly method: string;
  readonly measure: () => Promise<PartResult>;
}

/** All parts, in the order in which the report lists them. */
export const parts: readonly Part[] = [
  {
    name: 'client',
    title: 'Client',
    method:
      'Each client makes the same three calls. A check proves that all clients send the same requests and return ' +
      'the same data. After 30 rounds of warm-up, 41 interleaved rounds of 30 to 120 calls run in one process of ' +
      'compiled code, over a stub of `fetch` or against a bare server in its own process. CPU time covers all ' +
      "threads of the client's process. Pacing is off, because the benchmark exceeds the API's limits.",
    measure: measureClient,
  },
  {
    name: 'mock',
    title: 'Mock',
    method:
      'In process: 15 interleaved rounds of 300 calls. Servers: each server runs in its own process of plain ' +
      'Node without a loader, under 16 connections of autocannon, in 5 interleaved rounds of one second after a ' +
      'warm-up of 4 seconds. The server process itself reports its CPU time. Starts: 5 interleaved starts, until ' +
      'the first response. Connections: 3 interleaved rounds of 10,000 sockets opened at once.',
    measure: measureMock,
  },
  {
    name: 'docs',
    title: 'Docs',
    method:
      "A new Chromium without a cache opens one operation's page each time. This machine serves the page with " +
      'gzip. Sites that are several times slower have 3 interleaved rounds; all other sites have 31, or as many ' +
      "as fit into 5 minutes. Readable means that the browser reports the operation's text as painted. Desktop: " +
      '1350 px wide, not throttled. Phone: 390 px wide, 150 ms latency, 1.6 Mbit/s, CPU 4 times slower.',
    measure: () => runProgram('docs/program.js', { withTsx: true }),
  },
  {
    name: 'lint',
    title: 'Lint',
    method:
      'The benchmark runs the command that lints the spec, and Redocly alone. Each run has its own process. Each ' +
      'command has 3 interleaved rounds after a warm-up run, which is not counted.',
    measure: measureLint,
  },
  {
    name: 'scale',
    title: 'Scale',
    method:
      'The whole pipeline runs, one step after another, in a copy of the workspace whose spec has 1, 10 and 30 ' +
      'times the paths and components. Each step runs once. Memory is the memory of the largest process.',
    measure: measureScale,
  },
  {
    name: 'soak',
    title: 'Soak',
    method:
      'An hour of mixed traffic of 12 clients runs in two minutes, through 3 instances of the mock that share ' +
      'one Redis, which writes to disk. The clock runs 30 times faster and jumps by half a day, so that tokens ' +
      'expire. Every operation that moves money has faults. An instance is killed twice, and Redis once. At the ' +
      'end, the program compares the records of the clients with the records of the mock.',
    measure: () => runProgram('soak/program.js'),
  },
];

async function measureClient(): Promise<PartResult> {
  const { value, leftOut } = await attempt('hey-api', generateHeyApi);
  const result = await runProgram('client/program.js', { input: { heyApiPath: value?.path ?? null } });
  const versions = value ? { ...result.versions, '@hey-api/openapi-ts': value.version } : result.versions;
  return { ...result, versions, leftOut: [...leftOut, ...result.leftOut] };
}

async function measureMock(): Promise<PartResult> {
  const { leftOut } = await attempt('Competitors of the mock', installCompetitors);
  const result = await runProgram('mock/program.js');
  return { ...result, leftOut: [...leftOut, ...result.leftOut] };
}

async function attempt<Value>(
  name: string,
  act: () => Value | Promise<Value>,
): Promise<{ value?: Value; leftOut: LeftOut[] }> {
  try {
    return { value: await act(), leftOut: [] };
  } catch (error) {
    return { leftOut: [{ name, reason: errorMessage(error) }] };
  }
}
