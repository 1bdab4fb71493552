import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as the server received it, independent of the client's objects. */
export interface ReceivedRequest {
  method: string;
  url: string;
  headers: Record<string, string>;
  body: Buffer;
}

export interface RecordingServer {
  baseUrl: string;
  arrived: ReceivedRequest[];
  close(): Promise<void>;
}

/** A real server on a free port that records requests. Responds with 200 OK by default. */
export async function startRecordingServer(
  answer: (response: ServerResponse, request: IncomingMessage) => void = sendOk,
): Promise<RecordingServer> {
  const arrived: ReceivedRequest[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
      arrived.push({ method: request.method ?? '', url: request.url ?? '', headers, body: Buffer.concat(chunks) });
      answer(response, request);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/wapi`,
    arrived,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function sendOk(response: ServerResponse): void {
  response.writeHead(200, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify({ message: 'OK' }));
}

/** The fields of a form, read by the platform's own parser from the bytes that arrived. */
export async function parseForm({ headers, body }: ReceivedRequest): Promise<[string, FormDataEntryValue][]> {
  const form = await new Response(new Uint8Array(body), {
    headers: { 'Content-Type': headers['content-type'] ?? '' },
  }).formData();
  return [...form.entries()];
}
