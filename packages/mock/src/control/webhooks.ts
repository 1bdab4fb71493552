import type { Contract } from '@wapi/types';
import { json, type MockResponse } from '../http/mock-response.js';
import { ControlError, readObject } from './read-json-object.js';
import type { MockRequest } from '../http/mock-request.js';
import type { Accounts } from '../state/accounts.js';
import type { Endpoint } from '../webhooks/deliveries.js';
import { withdrawalStatuses } from '../webhooks/event.js';
import type { Webhooks } from '../webhooks/webhooks.js';

/** What the control paths of webhooks work with. */
export interface WebhookControlDeps {
  contract: Contract;
  webhooks: Webhooks;
  accounts: Accounts;
  stateless: boolean;
}

/**
 * Answers the control paths of webhooks and withdrawals: `GET`, `POST` and `DELETE` of `/webhooks`, and `PATCH` of
 * `/withdrawals/{transaction_id}`; undefined where a path is another.
 *
 * @param path below the control path
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
      const isOfNobody =
        endpoint.accountNumber !== undefined && (await accounts.byNumber(endpoint.accountNumber)) === undefined;
      return isOfNobody
        ? json(404, { message: 'There is no such account.' })
        : json(201, await webhooks.register(endpoint));
    }
    const [, endpointId] = /^\/webhooks\/([\w-]+)$/.exec(path) ?? [];
    if (endpointId !== undefined && method === 'DELETE') {
      return (await webhooks.remove(endpointId))
        ? json(200, { message: 'Removed.' })
        : json(404, { message: 'There is no such endpoint.' });
    }
    const [, transactionId] = /^\/withdrawals\/([\w-]+)$/.exec(path) ?? [];
    if (transactionId === undefined || method !== 'PATCH') return undefined;
    if (stateless) return json(409, { message: 'A stateless mock keeps nothing, so there is nothing to move.' });
    const moved = await webhooks.move(transactionId, readStatus(request, deps.contract));
    return moved === undefined
      ? json(404, { message: 'There is no such withdrawal.' })
      : json(200, { message: 'Moved.', data: moved });
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
    throw new ControlError(`An endpoint has no ${unknown}: it has ${ENDPOINT_FIELDS.join(', ')}.`);
  const { url, secret, account_number: accountNumber, events } = fields;
  if (typeof url !== 'string' || !URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    throw new ControlError('The url of an endpoint is an http or https URL.');
  }
  if (secret !== undefined && (typeof secret !== 'string' || secret === ''))
    throw new ControlError('The secret of an endpoint is a text.');
  if (accountNumber !== undefined && typeof accountNumber !== 'string')
    throw new ControlError('The account_number of an endpoint is a text.');
  const names = webhooks.map(({ event }) => event);
  if (events !== undefined && !(Array.isArray(events) && events.every((event) => names.includes(event as string)))) {
    throw new ControlError(`The events of an endpoint are a list of ${names.join(', ')}.`);
  }
  return {
    url,
    ...(secret !== undefined && { secret }),
    ...(accountNumber !== undefined && { accountNumber }),
    ...(events !== undefined && { events: events as string[] }),
  };
}

function readStatus(request: MockRequest, contract: Contract): number {
  const { status, ...rest } = readObject(request);
  const statuses = withdrawalStatuses(contract);
  if (Object.keys(rest).length > 0 || !statuses.includes(status as number)) {
    throw new ControlError(`Send a JSON object with a status: ${statuses.join(', ')}.`);
  }
  return status as number;
}
