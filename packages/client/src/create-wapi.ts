import type { OperationId, Scope } from '@wapi/types';
import { createClient, readLimits } from './create-client.js';
import { groups } from './generated/groups.js';
import type { WapiGrants, WapiOpenOperations, WapiOperations } from './generated/operations.js';
import type { UnscopedOptions, WapiOptions } from './options.js';
import type { WapiLimit } from './pacing/pacer.js';
import { callOperation } from './transport/call-operation.js';
import { createRaw, type RawClient } from './transport/openapi-fetch.js';
import { listOperations } from './operation/descriptor.js';

/** The members of every client in addition to its methods. */
export interface WapiBase {
  /**
   * The openapi-fetch client, which calls operations by path: `wapi.raw.GET('/user')`. It encodes, checks, waits, repeats and authenticates
   * like the methods. Its middleware (`wapi.raw.use()`) sees the calls of `raw` only, without the credential.
   */
  readonly raw: RawClient;
  /** The rate limit of each operation, as counted by this client. Without pacing nothing is counted, so every limit is unused. */
  limits(): Record<OperationId, WapiLimit>;
}

/** A WAPI client: a group of methods for each of the spec's tags, and `raw`. */
export interface Wapi extends WapiBase, WapiOperations {}

/** A client whose scopes are known: it has the methods that they allow. */
export type WapiOf<Granted extends Scope> = Scope extends Granted
  ? Wapi
  : WapiBase & WapiOpenOperations & IntersectionOf<WapiGrants[Granted]>;

/** The intersection of a union's members. */
type IntersectionOf<Union> = (Union extends unknown ? (member: Union) => void : never) extends (all: infer All) => void
  ? All
  : never;

/**
 * Creates a client. Sends nothing yet.
 *
 * @example
 * const wapi = createWapi({ platform: 'tt', environment: 'sandbox', auth: { token } });
 * const { data } = await wapi.user.getProfile().orThrow();
 * @throws WapiConfigError if the options name no server, or contain a malformed credential
 */
// A separate overload, because it halves the compiler's work in a program without scopes.
export function createWapi(options: UnscopedOptions): Wapi;
/**
 * Creates a client that has only the methods that its scopes allow, if `auth` lists them as literals. Sends nothing yet.
 *
 * @throws WapiConfigError if the options name no server, or contain a malformed credential
 */
export function createWapi<const Granted extends Scope = Scope>(options: WapiOptions<Granted>): WapiOf<Granted>;
export function createWapi(options: WapiOptions): Wapi {
  const client = createClient(options);
  const operations = listOperations(groups);
  const methods = mapValues(groups, (group) =>
    mapValues(
      group,
      (operation) =>
        (...args: unknown[]) =>
          callOperation(client, operation, args),
    ),
  );
  return {
    ...methods,
    raw: createRaw(client, operations),
    limits: () => readLimits(client, operations),
  } as unknown as Wapi;
}

function mapValues<From, To>(object: Readonly<Record<string, From>>, map: (value: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, map(value)]));
}
