import { UsageError } from '@wapi/mock/cli';
import type { Credentials } from '../probes/step.js';

type Environment = Readonly<Record<string, string | undefined>>;

const PREFIX = 'WAPI_VERIFY_';

/**
 * Reads the credentials from the environment only, because other users of the machine can see command-line arguments.
 *
 * @throws {UsageError} naming the missing variable
 */
export function readCredentials(env: Environment): Credentials {
  const { WAPI_EMAIL: email, WAPI_PASSWORD: password, WAPI_KEY: key, WAPI_ACCOUNT_NUMBER: accountNumber } = env;
  if ((email === undefined) !== (password === undefined))
    throw new UsageError(`set ${email === undefined ? 'WAPI_EMAIL' : 'WAPI_PASSWORD'} too: an account needs both`);
  if (email === undefined && key === undefined)
    throw new UsageError('no credential: set WAPI_EMAIL and WAPI_PASSWORD, or WAPI_KEY, in the environment');
  return {
    ...(email !== undefined && { email }),
    ...(password !== undefined && { password }),
    ...(key !== undefined && { key }),
    ...(accountNumber !== undefined && { accountNumber }),
  };
}

/**
 * Reads the additional inputs of workflows from the environment: `WAPI_VERIFY_TRANSACTION_ID` becomes `transactionId`.
 */
export function readInputs(env: Environment): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => {
      if (!name.startsWith(PREFIX) || value === undefined) return [];
      const words = name.slice(PREFIX.length).toLowerCase();
      return [[words.replaceAll(/_(\w)/g, (_all, letter: string) => letter.toUpperCase()), value]];
    }),
  );
}
