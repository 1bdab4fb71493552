import { createMock } from '@wapi/mock';
import { document } from '@wapi/types';
import { importCompetitor } from '../competitors.js';
import { compare, toComparisons } from '../measure/compare.js';
import type { Candidate } from '../measure/compare.js';
import type { Comparison, LeftOut } from '../measure/comparison.js';
import { errorMessage } from '../measure/error-message.js';
import type { Msw, MswNode, ScalarMockServer } from './competitor-types.js';
import { getMerchantKey } from './requests.js';

const PROFILE_URL = 'http://mock/wapi/user';
const SIZE = { rounds: 15, operations: 300 };

interface InProcessCandidate {
  readonly candidate: Candidate;
  readonly close?: () => void;
}

/**
 * Compares in-process calls to the mock, which need no port, with in-process calls to competitors that support them.
 */
export async function measureInProcess(): Promise<{ comparisons: Comparison[]; leftOut: LeftOut[] }> {
  const headers = { 'x-wapi-key': await getMerchantKey() };
  const mock = createMock({ rateLimit: false });
  const body: unknown = await (await mock.fetch(PROFILE_URL, { headers })).json();
  const leftOut: LeftOut[] = [];
  const candidates: Candidate[] = [
    { name: '@wapi/mock', role: 'ours', run: async () => (await mock.fetch(PROFILE_URL, { headers })).json() },
  ];
  const closers: (() => void)[] = [];
  const competitors = { 'Scalar mock-server': () => createScalar(headers), MSW: () => createMsw(headers, body) };
  for (const [name, create] of Object.entries(competitors)) {
    try {
      const { candidate, close } = await create();
      await candidate.run();
      candidates.push(candidate);
      if (close) closers.push(close);
    } catch (error) {
      leftOut.push({ name: `${name} in process`, reason: errorMessage(error) });
    }
  }
  candidates.push({
    name: 'a Request and a Response',
    role: 'baseline',
    run: async () => {
      void new Request(PROFILE_URL, { headers });
      return Response.json(body).json();
    },
  });
  const timings = await compare(candidates, SIZE);
  for (const close of closers) close();
  return { comparisons: toComparisons('GET the profile in process', timings), leftOut };
}

async function createScalar(headers: Record<string, string>): Promise<InProcessCandidate> {
  const { createMockServer } = await importCompetitor<ScalarMockServer>('@scalar/mock-server');
  const server = await withoutLog(() => createMockServer({ document }));
  const run = async (): Promise<unknown> => (await server.request('/user', { headers })).json();
  return { candidate: { name: 'Scalar mock-server', role: 'competitor', run } };
}

async function createMsw(headers: Record<string, string>, body: unknown): Promise<InProcessCandidate> {
  const [{ setupServer }, { http, HttpResponse }] = await Promise.all([
    importCompetitor<MswNode>('msw/node'),
    importCompetitor<Msw>('msw'),
  ]);
  const server = setupServer(http.get(PROFILE_URL, () => HttpResponse.json(body)));
  server.listen({ onUnhandledRequest: 'error' });
  const run = async (): Promise<unknown> => (await fetch(PROFILE_URL, { headers })).json();
  return { candidate: { name: 'MSW', role: 'competitor', run }, close: () => server.close() };
}

/** Silences the console, because Scalar's mock logs how to sign in. */
async function withoutLog<Result>(run: () => Promise<Result>): Promise<Result> {
  const { log } = console;
  console.log = () => undefined;
  try {
    return await run();
  } finally {
    console.log = log;
  }
}
