import { lookup } from 'node:dns/promises';
import { networkInterfaces } from 'node:os';
import { isLoopback } from '@wapi/mock/http';
import type { ProxyTarget } from './target.js';

/**
 * Whether requests to a target would reach a server that listens on `host` and `port`. Looks up names only if the ports
 * are equal. Treats an unknown name as a different machine.
 */
export async function isOwnAddress(
  { hostname, port: targetPort }: Pick<ProxyTarget, 'hostname' | 'port'>,
  port: number,
  host: string,
): Promise<boolean> {
  if (port !== targetPort) return false;
  const [reached, bound] = await Promise.all([addressesOf(hostname), addressesOf(host)]);
  if (!bound.some(isWildcard))
    return reached.some((address) => bound.includes(isWildcard(address) ? LOOPBACK : address));
  const own = Object.values(networkInterfaces()).flatMap((addresses = []) => addresses.map(({ address }) => address));
  return reached.some((address) => isWildcard(address) || isLoopback(address) || own.includes(address));
}

const LOOPBACK = '127.0.0.1';

async function addressesOf(name: string): Promise<string[]> {
  const found = await lookup(name, { all: true }).catch(() => []);
  return found.map(({ address }) => address);
}

/**
 * Whether an address is a wildcard for all addresses of a machine. A connection to it reaches the loopback interface.
 */
function isWildcard(address: string): boolean {
  return address === '0.0.0.0' || address === '::';
}
