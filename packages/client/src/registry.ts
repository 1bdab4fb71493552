import { WapiConfigError } from './errors/wapi-config-error.js';
import type { Client } from './transport/client.js';

const clients = new WeakMap<object, Client>();

/** Stores the settings of a client object. The other entries of the package find them with `getClient`. */
export function registerClient<Wapi extends object>(wapi: Wapi, client: Client): Wapi {
  clients.set(wapi, client);
  return wapi;
}

/**
 * Finds the settings of a client.
 *
 * @param caller the name of the public function, for the message
 * @throws WapiConfigError if `wapi` is not a client
 */
export function getClient(wapi: object, caller: string): Client {
  const client = clients.get(wapi);
  if (client) return client;
  throw new WapiConfigError(
    `${caller}: wapi must be the object that createWapi or createWapiWith returned, not a copy of it. If it is, your ` +
      'program contains two copies of this package: install one version only',
  );
}
