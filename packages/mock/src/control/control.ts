import type { Platform } from '@wapi/types';
import { json, type MockResponse } from '../http/mock-response.js';
import { isFromOtherOrigin } from '../http/cross-origin.js';
import { respondToRequestsControl, type RequestsControlDeps } from './requests.js';
import { respondToStateControl, type StateControlDeps } from './state.js';
import { respondToClockControl } from './clock.js';
import type { OffsetClock } from '../state/clock.js';
import { respondToFaultControl } from './faults.js';
import { ControlError, readObject } from './read-json.js';
import type { Faults } from '../pipeline/faults.js';
import type { MockRequest } from '../http/mock-request.js';
import type { Account } from '../state/account.js';
import type { Accounts } from '../state/accounts.js';
import { listPersona } from '../state/persona-listing.js';
import type { Persona } from '../state/personas.js';
import { respondToWebhookControl, type WebhookControlDeps } from './webhooks.js';
import { CONTROL_PATH } from '../http/paths.js';

export interface ControlDeps extends WebhookControlDeps, StateControlDeps, RequestsControlDeps {
  platform: Platform;
  /** ISO 4217 code of the platform's local currency. */
  currency: string;
  personas: readonly Persona[];
  accounts: Accounts;
  clock: OffsetClock;
  faults: Faults;
  reset: () => Promise<void>;
}

const AVAILABLE = [
  `GET ${CONTROL_PATH}`,
  `GET ${CONTROL_PATH}/health`,
  `GET ${CONTROL_PATH}/returned`,
  `POST ${CONTROL_PATH}/reset`,
  `PATCH ${CONTROL_PATH}/accounts/{account_number}`,
  `PATCH ${CONTROL_PATH}/withdrawals/{transaction_id}`,
  `GET and POST ${CONTROL_PATH}/webhooks`,
  `POST ${CONTROL_PATH}/webhooks/events`,
  `DELETE ${CONTROL_PATH}/webhooks/{id}`,
  `GET and PUT ${CONTROL_PATH}/clock`,
  `GET and DELETE ${CONTROL_PATH}/requests`,
  `GET and PUT ${CONTROL_PATH}/state`,
  `GET and DELETE ${CONTROL_PATH}/faults`,
  `PUT and DELETE ${CONTROL_PATH}/faults/{operation}`,
];

const FOREIGN =
  `${CONTROL_PATH}: only a program, or a page of the mock's own origin, can change something. ` +
  'Call it from the test instead of the page.';

/** Account properties that WiPay sets. The account's owner cannot change them through the API. */
const DECISIONS = ['verified', 'merchant', 'restricted'] as const;
type Decisions = Partial<Pick<Account, (typeof DECISIONS)[number]>>;
const DECISIONS_WANTED = `Send a JSON object with one or more of ${DECISIONS.join(', ')}, each true or false.`;

/**
 * Handles requests to the control paths, which inspect and change the state of the mock. The README documents each
 * path.
 */
export async function respondToControl(request: MockRequest, deps: ControlDeps): Promise<MockResponse> {
  const { platform, currency, personas, accounts, stateless, reset } = deps;
  const { method, query } = request;
  const path = request.path.slice(CONTROL_PATH.length);
  if (method !== 'GET' && isFromOtherOrigin(request)) return json(403, { message: FOREIGN });
  if (method === 'GET' && (path === '' || path === '/'))
    return json(200, { platform, currency, personas: personas.map(listPersona) });
  if (method === 'GET' && path === '/health') return json(200, { message: 'OK' });
  if (method === 'GET' && path === '/returned')
    return json(200, { query: Object.fromEntries(new URLSearchParams(query)) });
  if (method === 'POST' && path === '/reset') {
    await reset();
    return json(200, { message: 'State reset.' });
  }
  const accountNumber = /^\/accounts\/(\d+)$/.exec(path)?.[1];
  if (method === 'PATCH' && accountNumber !== undefined) {
    if (stateless) return json(409, { message: 'A stateless mock saves nothing, so its accounts cannot be updated.' });
    return decide(accounts, accountNumber, request);
  }
  return (
    (await respondToWebhookControl(request, path, deps)) ??
    (await respondToClockControl(request, path, deps.clock)) ??
    (await respondToStateControl(request, path, deps)) ??
    (await respondToRequestsControl(request, path, deps)) ??
    respondToFaultControl(request, path, deps.faults) ??
    json(404, { message: `Unknown control path. Available: ${AVAILABLE.join(', ')}.` })
  );
}

async function decide(accounts: Accounts, accountNumber: string, request: MockRequest): Promise<MockResponse> {
  let decisions: Decisions;
  try {
    decisions = readDecisions(request);
  } catch (error) {
    if (error instanceof ControlError) return json(400, { message: error.message });
    throw error;
  }
  if ((await accounts.byNumber(accountNumber)) === undefined) return json(404, { message: 'Account not found.' });
  await accounts.change(accountNumber, (account) => {
    Object.assign(account, decisions);
    return Promise.resolve({ save: true, result: undefined });
  });
  return json(200, { message: 'Account updated.', ...decisions });
}

/**
 * @throws {ControlError} unless the body is a JSON object that sets `verified`, `merchant` or `restricted`, each to a
 * boolean
 */
function readDecisions(request: MockRequest): Decisions {
  const decisions = readObject(request, DECISIONS_WANTED);
  const entries = Object.entries(decisions);
  const areDecisions = entries.every(
    ([name, value]) => (DECISIONS as readonly string[]).includes(name) && typeof value === 'boolean',
  );
  if (entries.length === 0 || !areDecisions) throw new ControlError(DECISIONS_WANTED);
  return decisions as Decisions;
}
