import type { OperationId, Scope } from '@wapi/types';
import { createClient, readLimits } from './create-client.js';
import { groups } from './generated/groups.js';
import type { WapiGrants, WapiOpenOperations, WapiOperations } from './generated/operations.js';
import type { UnscopedOptions, WapiOptions } from './options.js';
import type { WapiLimit } from './pacing/pacer.js';
import { callOperation } from './transport/call-operation.js';
import { createRaw, type RawClient } from './transport/openapi-fetch.js';
import { listOperations } from './operation/descriptor.js';

/** What every client has besides its methods. */
export interface WapiBase {
  /**
   * The openapi-fetch client, for those who prefer paths: `wapi.raw.GET('/user')`. It encodes, checks, waits, repeats and authenticates as
   * the methods do. Its middleware (`wapi.raw.use()`) sees its own calls only, without the credential.
   */
  readonly raw: RawClient;
  /** What is left of each operation's limit, by what this client did and heard. With pacing off it counts nothing, so all is left. */
  limits(): Record<OperationId, WapiLimit>;
}

/** A WAPI client: a group of methods for each of the spec's tags, and `raw`. */
export interface Wapi extends WapiBase, WapiOperations {}

/** A client of a credential whose scopes are known: it has the methods that those allow. */
export type WapiOf<Granted extends Scope> = Scope extends Granted ? Wapi : WapiBase & WapiOpenOperations & IntersectionOf<WapiGrants[Granted]>;

/** The intersection of a union's members. */
type IntersectionOf<Union> = (Union extends unknown ? (member: Union) => void : never) extends (all: infer All) => void ? All : never;

/**
 * Makes a client. Sends nothing yet.
 *
 * @throws WapiConfigError if the options do not say where to send requests, or hold a credential that cannot be right
 */
// Of its own, because it costs the compiler of a program without scopes less than half.
export function createWapi(options: UnscopedOptions): Wapi;
/**
 * Makes a client that has only the methods that its scopes allow, if `auth` lists them as literals. Sends nothing yet.
 *
 * @throws WapiConfigError if the options do not say where to send requests, or hold a credential that cannot be right
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
