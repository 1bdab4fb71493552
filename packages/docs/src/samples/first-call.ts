import type { Contract, OperationId } from '@wapi/types';
import { DocsError } from '../docs-error.js';
import { curlCommand } from './curl.js';
import { clientMethod, tokenFromEnvironment, typescriptSource } from './typescript.js';

/** The local mock and the caller that it always knows. */
export const localMock = { url: 'http://127.0.0.1:4010/wapi', email: 'wapi@test.com', password: 'Passw0rd!' } as const;

/** The three steps of a first call, against the local mock. */
export interface FirstCall {
  grantToken: string;
  readProfile: string;
  withClient: string;
}

/**
 * Writes the three steps.
 *
 * @throws DocsError when the contract has no operation to grant a token or to read the profile
 */
export function buildFirstCall(contract: Contract): FirstCall {
  const grant = requireOperation(contract, 'createToken');
  const profile = requireOperation(contract, 'getUserProfile');
  const { url, email, password } = localMock;
  return {
    grantToken: curlCommand({
      method: grant.method,
      url: url + grant.path,
      authorization: undefined,
      form: Object.entries({ email, password, scopes: profile.scopes.join(' ') }).map(([name, value]) => ({
        name,
        value,
      })),
    }),
    readProfile: curlCommand({
      method: profile.method,
      url: url + profile.path,
      authorization: 'Bearer <access_token>',
      form: [],
    }),
    withClient: typescriptSource({
      reads: false,
      options: { platform: 'tt', environment: 'sandbox', baseUrl: url, auth: tokenFromEnvironment },
      method: clientMethod(contract, profile),
      args: [],
    }),
  };
}

function requireOperation(contract: Contract, id: OperationId) {
  const operation = contract.operations.find((candidate) => candidate.id === id);
  if (!operation)
    throw new DocsError(`The bundled spec has no operation ${id}, which the home page's first call needs.`);
  return operation;
}
