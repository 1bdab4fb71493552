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
  /** How it is measured, in sentences. */
  readonly method: string;
  readonly measure: () => Promise<PartResult>;
}

/** In the order of the report. */
export const parts: readonly Part[] = [
  {
    name: 'client',
    title: 'Client',
    method:
      'The same three calls by each client, which are checked to send the same requests and to return the same ' +
      'data; 41 interleaved rounds of 30 to 120 calls in one process of compiled code, over a stub of `fetch` or ' +
      "to a bare server in a process of its own. CPU time is that of the client's process with all of its " +
      "threads. Pacing is off, because the benchmark exceeds the API's limits.",
    measure: measureClient,
  },
  {
    name: 'mock',
    title: 'Mock',
    method:
      'In process: 15 interleaved rounds of 300 calls. Servers: each in a process of plain Node without any ' +
      'loader, under 16 connections of autocannon, in 5 interleaved rounds of one second after a warm-up of 4 ' +
      'seconds; CPU time is what the server process itself reports. Starts: 5 interleaved starts, until the ' +
      'first response. Connections: 3 interleaved rounds of 10,000 sockets opened at once.',
    measure: measureMock,
  },
  {
    name: 'docs',
    title: 'Docs',
    method:
      "One operation's page, opened cold in a new Chromium each time, served with gzip from this machine, in " +
      'interleaved rounds (3 for sites that are several times slower; for the others 31, or as many as fit into 5 ' +
      "minutes); readable means that the browser reports the operation's text as painted. Desktop: 1350 px wide, " +
      'not throttled. Phone: 390 px wide, 150 ms latency, 1.6 Mbit/s, CPU 4 times slower.',
    measure: () => runProgram('docs/program.js', { withTsx: true }),
  },
  {
    name: 'lint',
    title: 'Lint',
    method:
      'The command that lints the spec, and Redocly alone; each run in a process of its own, in 3 interleaved rounds ' +
      'after a warm-up run of each that is not counted.',
    measure: measureLint,
  },
  {
    name: 'scale',
    title: 'Scale',
    method:
      'The whole pipeline, one step after another, in a copy of the workspace whose spec has 1, 10 and 30 times the paths ' +
      'and components. One run of each; memory is that of the largest process.',
    measure: measureScale,
  },
  {
    name: 'soak',
    title: 'Soak',
    method:
      'An hour of mixed traffic of 12 clients in two minutes, through 3 instances of the mock behind one Redis that ' +
      'writes to disk. The clock runs 30 times faster and jumps by half a day, so that tokens expire. Every operation ' +
      'that moves money has faults, an instance is killed twice and Redis once. At the end, everything that the clients ' +
      'know is compared with everything that the mock has stored.',
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
