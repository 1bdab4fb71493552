import type { Contract } from '@wapi/types';
import type { RequestExample } from './request-example.js';

/** Returns the URL of the sandbox for the example's platform. */
export function sandboxUrl(contract: Contract, { platform }: RequestExample): string {
  const sandbox = contract.servers.find(({ environment }) => environment === 'sandbox');
  return (sandbox?.url ?? '').replace('{platform}', platform);
}
