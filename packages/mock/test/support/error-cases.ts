import { contract } from '@wapi/types';
import type { Mock } from '../../src/index.js';
import { accountErrorCases } from './account-error-cases.js';
import { type Reply, send } from './caller.js';
import { paymentErrorCases } from './payment-error-cases.js';
import { as, error, key, type ErrorCase } from './error-case.js';
import { profileErrorCases } from './profile-error-cases.js';
import { withdrawalErrorCases } from './withdrawal-error-cases.js';

export type { ErrorCase } from './error-case.js';

/** Returns a path with the example values of its parameters. */
function examplePath({ path, parameters }: (typeof contract.operations)[number]): string {
  return parameters.reduce((filled, { name, example }) => filled.replace(`{${name}}`, String(example)), path);
}

/** Cases for the errors that every operation documents. */
const everywhere = contract.operations.flatMap((operation): ErrorCase[] => {
  const { id, method, credentials, scopes, responses } = operation;
  const url = examplePath(operation);
  const [unauthenticated] = responses.find(({ status }) => status === 401)?.examples ?? [];
  const other = scopes[0]?.startsWith('wapi-user') ? 'wapi-withdrawals-all' : 'wapi-user-all';
  const always: ErrorCase[] = [
    error(id, 405, 'methodNotAllowed', 'PUT', (mock) => send(mock, 'PUT', url)),
    error(id, 429, 'tooManyAttempts', 'one request too many', (mock) => exhaust(mock, id, method, url)),
  ];
  if (credentials.length === 0) return always;
  return [
    ...always,
    error(id, 401, unauthenticated?.name ?? '', 'no credential', (mock) => send(mock, method, url)),
    ...(scopes.length === 0
      ? []
      : [error(id, 403, 'missingScope', 'a different scope', as('mma@test.com', other, method, url))]),
  ];
});

/** One case for each documented error. */
export const errorCases: readonly ErrorCase[] = [
  ...accountErrorCases,
  ...profileErrorCases,
  ...paymentErrorCases,
  ...withdrawalErrorCases,
  ...everywhere,
];

async function exhaust(mock: Mock, id: string, method: string, path: string): Promise<Reply> {
  const { rateLimit } = contract.operations.find((operation) => operation.id === id) ?? { rateLimit: { requests: 0 } };
  const headers = await key(mock, path.startsWith('/accounts') ? 'mma@test.com' : 'wapi@test.com');
  for (let sent = 0; sent < rateLimit.requests; sent += 1) await send(mock, method, path, { headers });
  return send(mock, method, path, { headers });
}
