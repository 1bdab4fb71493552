import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

export type Send = (init: RequestInit & { duplex?: 'half' }) => Promise<Response>;

/** Serves a handler until the test ends. */
export async function serve(listener: RequestListener): Promise<{ send: Send; port: number }> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { port, send: (init) => fetch(`http://127.0.0.1:${port}/webhooks`, init) };
}
