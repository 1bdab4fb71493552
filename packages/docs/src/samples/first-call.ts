import type { Contract, Operation } from '@wapi/types';
import { DocsError } from '../docs-error.js';
import { findFirstRead, findTokenGrant } from './find-operations.js';
import { curlCommand } from './curl.js';
import type { OtherShells, Shell } from './shell.js';
import { localMock } from './local-mock.js';
import { clientMethod, tokenFromEnvironment, typescriptSource } from './typescript.js';

/** The three steps of a first request to the local mock, as source text. */
export interface FirstCall {
  grantToken: string;
  readProfile: string;
  withClient: string;
  /** The first two steps for shells other than Bash. */
  shells: OtherShells;
}

/**
 * Writes the steps of a first request.
 *
 * @throws DocsError if the contract has no operation that grants a token, or no operation that reads without parameters
 */
export function buildFirstCall(contract: Contract): FirstCall {
  const grant = requireOperation(findTokenGrant(contract), 'at the token URL');
  const profile = requireOperation(findFirstRead(contract), 'that reads without parameters');
  const { url, email, password } = localMock;
  const commands = (shell: Shell) => [
    curlCommand(
      {
        method: grant.method,
        url: url + grant.path,
        authorization: undefined,
        form: Object.entries({ email, password, scopes: profile.scopes.join(' ') }).map(([name, value]) => ({
          name,
          value,
        })),
      },
      shell,
    ),
    curlCommand(
      { method: profile.method, url: url + profile.path, authorization: 'Bearer <access_token>', form: [] },
      shell,
    ),
  ];
  const [grantToken = '', readProfile = ''] = commands('bash');
  return {
    grantToken,
    readProfile,
    shells: { powershell: commands('powershell'), cmd: commands('cmd') },
    withClient: typescriptSource({
      readsFile: false,
      options: { platform: 'tt', environment: 'sandbox', baseUrl: url, auth: tokenFromEnvironment },
      method: clientMethod(contract, profile),
      args: [],
    }),
  };
}

function requireOperation(operation: Operation | undefined, purpose: string): Operation {
  if (!operation)
    throw new DocsError(
      `The bundled spec must have an operation ${purpose}, because the first request of the home page uses it.`,
    );
  return operation;
}
