import type { Contract } from '@wapi/types';
import { json, type MockResponse } from '../http/mock-response.js';
import { ControlError, readObject } from './read-json.js';
import { respondToTrigger } from './trigger.js';
import type { MockRequest } from '../http/mock-request.js';
import type { Accounts } from '../state/accounts.js';
import { type Endpoint, isHttpUrl } from '../webhooks/deliveries.js';
import { withdrawalStatuses } from '../webhooks/event.js';
import type { Webhooks } from '../webhooks/webhooks.js';

export interface WebhookControlDeps {
  contract: Contract;
  webhooks: Webhooks;
  accounts: Accounts;
  stateless: boolean;
}

/**
 * Handles `GET /webhooks`, `POST /webhooks`, `POST /webhooks/events`, `DELETE /webhooks/{id}` and `PATCH
 * /withdrawals/{transaction_id}`.
 *
 * @param path relative to the control path
 * @returns undefined for other paths and methods
 */
export async function respondToWebhookControl(
  request: MockRequest,
  path: string,
  deps: WebhookControlDeps,
): Promise<MockResponse | undefined> {
  const { webhooks, accounts, stateless } = deps;
  const { method } = request;
  try {
    if (path === '/webhooks' && method === 'GET') {
      const endpoints = (await webhooks.endpoints()).map(({ secret: _secret, ...shown }) => shown);
      return json(200, { endpoints, deliveries: webhooks.deliveries() });
    }
    if (path === '/webhooks' && method === 'POST') {
      const endpoint = readEndpoint(request, deps.contract);
      const isUnknownAccount =
        endpoint.accountNumber !== undefined && (await accounts.byNumber(endpoint.accountNumber)) === undefined;
      return isUnknownAccount
        ? json(404, { message: 'Account not found.' })
        : json(201, await webhooks.register(endpoint));
    }
    if (path === '/webhooks/events' && method === 'POST') return await respondToTrigger(request, webhooks);
    const [, endpointId] = /^\/webhooks\/([\w-]+)$/.exec(path) ?? [];
    if (endpointId !== undefined && method === 'DELETE') {
      return (await webhooks.remove(endpointId))
        ? json(200, { message: 'Endpoint removed.' })
        : json(404, { message: 'Endpoint not found.' });
    }
    const [, transactionId] = /^\/withdrawals\/([\w-]+)$/.exec(path) ?? [];
    if (transactionId === undefined || method !== 'PATCH') return undefined;
    if (stateless)
      return json(409, { message: 'A stateless mock saves nothing, so its withdrawals cannot be updated.' });
    const { status, accountNumber } = readMove(request, deps.contract);
    if (accountNumber !== undefined && (await accounts.byNumber(accountNumber)) === undefined)
      return json(404, { message: 'Account not found.' });
    const moved = await webhooks.move(transactionId, status, accountNumber);
    return moved === undefined
      ? json(404, { message: 'Withdrawal not found.' })
      : json(200, { message: 'Withdrawal updated.', account_number: moved.accountNumber, data: moved.withdrawal });
  } catch (error) {
    if (error instanceof ControlError) return json(400, { message: error.message });
    throw error;
  }
}

const ENDPOINT_FIELDS = ['url', 'secret', 'account_number', 'events'];

function readEndpoint(
  request: MockRequest,
  { webhooks }: Contract,
): Omit<Endpoint, 'id' | 'secret'> & { secret?: string } {
  const fields = readObject(request);
  const unknown = Object.keys(fields).find((name) => !ENDPOINT_FIELDS.includes(name));
  if (unknown !== undefined)
    throw new ControlError(`endpoint: unknown field "${unknown}". Known fields: ${ENDPOINT_FIELDS.join(', ')}.`);
  const { url, secret, account_number: accountNumber, events } = fields;
  if (!isHttpUrl(url)) throw new ControlError('endpoint: "url" must be an http or https URL.');
  if (secret !== undefined && (typeof secret !== 'string' || secret === ''))
    throw new ControlError('endpoint: "secret" must be a non-empty string.');
  if (accountNumber !== undefined && typeof accountNumber !== 'string')
    throw new ControlError(`endpoint: "account_number" must be a string, received ${typeof accountNumber}.`);
  const names = webhooks.map(({ event }) => event);
  if (events !== undefined && !(Array.isArray(events) && events.every((event) => names.includes(event as string)))) {
    throw new ControlError(`endpoint: "events" must be a list of event names. Known events: ${names.join(', ')}.`);
  }
  return {
    url,
    ...(secret !== undefined && { secret }),
    ...(accountNumber !== undefined && { accountNumber }),
    ...(events !== undefined && { events: events as string[] }),
  };
}

function readMove(request: MockRequest, contract: Contract): { status: number; accountNumber?: string } {
  const { status, account_number: accountNumber, ...rest } = readObject(request);
  const statuses = withdrawalStatuses(contract);
  const isGood = statuses.includes(status as number) && ['undefined', 'string'].includes(typeof accountNumber);
  if (!isGood || Object.keys(rest).length > 0) {
    throw new ControlError(
      `Send a JSON object with status: ${statuses.join(', ')}; and optionally account_number, a string.`,
    );
  }
  return { status: status as number, ...(accountNumber !== undefined && { accountNumber: accountNumber as string }) };
}
