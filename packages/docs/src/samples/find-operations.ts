import type { Contract, Operation } from '@wapi/types';

/** Finds the operation whose path is the bearer scheme's token URL. */
export function findTokenGrant({ credentials, operations, servers }: Contract): Operation | undefined {
  const { pathname } = new URL(credentials.bearer.tokenUrl, 'https://localhost');
  return operations.find(
    ({ method, path }) =>
      method === 'POST' && servers.some(({ url }) => pathname === new URL(url.replaceAll(/[{}]/g, '')).pathname + path),
  );
}

/** Finds the first GET that needs a scope but no parameters, and that every account can send. */
export function findFirstRead({ operations, credentials }: Contract): Operation | undefined {
  return operations.find(
    ({ method, parameters, scopes, conditions, deprecation }) =>
      method === 'GET' &&
      scopes.length > 0 &&
      scopes.every((scope) => credentials.bearer.scopes[scope].condition === undefined) &&
      conditions.length === 0 &&
      deprecation === undefined &&
      parameters.every(({ required }) => !required),
  );
}
