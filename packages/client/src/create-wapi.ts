import type { OperationId, Scope } from '@wapi/types';
import { createClient, readLimits } from './create-client.js';
import { groups } from './generated/groups.js';
import type { WapiGrants, WapiOpenOperations, WapiOperations } from './generated/operations.js';
import type { UnscopedOptions, WapiOptions } from './options.js';
import type { WapiLimit } from './pacing/pacer.js';
import { registerClient } from './registry.js';
import { callOperation } from './transport/call-operation.js';
import { listOperations } from './operation/descriptor.js';

/** The members that every client has in addition to its methods. */
export interface WapiBase {
  /** The rate limit of each operation, as counted by this client. Without pacing, every limit is reported as unused. */
  limits(): Record<OperationId, WapiLimit>;
}

/** A WAPI client: a group of methods for each of the spec's tags, and `limits()`. */
export interface Wapi extends WapiBase, WapiOperations {}

/** A client that has only the methods that its scopes allow. */
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
 * Creates a client that has only the methods that its scopes allow, if `auth` lists them as literals. Sends nothing
 * yet.
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
  const wapi = { ...methods, limits: () => readLimits(client, operations) };
  return registerClient(wapi, client) as unknown as Wapi;
}

function mapValues<From, To>(object: Readonly<Record<string, From>>, map: (value: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, map(value)]));
}
