import { lookup } from 'node:dns/promises';
import { networkInterfaces } from 'node:os';
import { isLoopback } from '@wapi/mock/http';
import type { ProxyTarget } from './target.js';

/**
 * Whether requests to a target would come back to whoever listens on an address. Names are looked up where the ports are the same; one that
 * nobody knows is not this machine's.
 */
export async function isOwnAddress(
  { hostname, port: targetPort }: Pick<ProxyTarget, 'hostname' | 'port'>,
  port: number,
  host: string,
): Promise<boolean> {
  if (port !== targetPort) return false;
  const [reached, bound] = await Promise.all([addressesOf(hostname), addressesOf(host)]);
  if (!bound.some(isEvery)) return reached.some((address) => bound.includes(isEvery(address) ? LOOPBACK : address));
  const own = Object.values(networkInterfaces()).flatMap((addresses = []) => addresses.map(({ address }) => address));
  return reached.some((address) => isEvery(address) || isLoopback(address) || own.includes(address));
}

const LOOPBACK = '127.0.0.1';

async function addressesOf(name: string): Promise<string[]> {
  const found = await lookup(name, { all: true }).catch(() => []);
  return found.map(({ address }) => address);
}

/** Whether an address stands for all of a machine's; to connect to it is to connect to its loopback. */
function isEvery(address: string): boolean {
  return address === '0.0.0.0' || address === '::';
}
