import type { CallContext } from './call-context.js';
import type { Client } from './client.js';
import type { ParsedResponse } from './outcome.js';
import type { PreparedRequest } from './prepared-request.js';
import { sendWithRetries } from './send-with-retries.js';

/** Sends a request with the form itself. A `Request` around the form would make `fetch` read the form twice. */
export function sendPrepared(
  client: Client,
  request: Omit<PreparedRequest, 'send' | 'keepBody'>,
  context: CallContext,
): Promise<ParsedResponse> {
  const { url, method, body, operation } = request;
  const prepared: PreparedRequest = {
    ...request,
    keepBody: false,
    send(headers, signal) {
      if (body instanceof URLSearchParams) headers.set('Content-Type', String(operation.mediaType));
      // `manual`, because a followed redirect turns POST into GET, and takes a WAPI Key to another host.
      return client.fetch(url, { method, headers, body: body ?? null, redirect: 'manual', signal });
    },
  };
  return sendWithRetries(client, prepared, context);
}
