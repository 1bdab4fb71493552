// The mock of WAPI in a web worker of the page. Pages forbid code from text, which the mock's validators need; the
// policy of a page does not apply to its workers.
import { createMock, type Mock } from '@wapi/mock';
import type { PageMockCall, PageMockReply } from './messages.js';

/** The part of the worker's global scope that this script uses. The compiler only knows the scope of pages. */
const scope = self as unknown as {
  addEventListener: (type: 'message', listener: (event: MessageEvent<PageMockCall>) => void) => void;
  postMessage: (reply: PageMockReply, transfer: Transferable[]) => void;
};

let mock: Mock | undefined;

async function run(call: PageMockCall): Promise<PageMockReply['result']> {
  if (call.kind === 'start') {
    mock = createMock({ platform: call.platform });
    if (call.state) await mock.loadState(call.state);
    return undefined;
  }
  if (!mock) throw new Error('The mock in the page must be started before its first request.');
  if (call.kind === 'reset') {
    await mock.reset();
    return undefined;
  }
  const { url, method, headers, body } = call;
  const response = await mock.fetch(url, { method, headers, ...(body.byteLength > 0 && { body }) });
  return {
    status: response.status,
    headers: [...response.headers],
    body: await response.arrayBuffer(),
    // Only these methods change nothing.
    ...(method !== 'GET' && method !== 'HEAD' && { state: await mock.saveState() }),
  };
}

scope.addEventListener('message', ({ data: call }) => {
  run(call).then(
    (result) => scope.postMessage({ id: call.id, result }, []),
    (error: unknown) =>
      scope.postMessage({ id: call.id, problem: error instanceof Error ? error.message : String(error) }, []),
  );
});
