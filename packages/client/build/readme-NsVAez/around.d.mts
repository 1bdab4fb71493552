import type * as client from '@wapi/client';
declare global {
  const createWapi: typeof client.createWapi;
  const isWapiError: typeof client.isWapiError;
  const wapi: client.Wapi;
  const key: string;
}
