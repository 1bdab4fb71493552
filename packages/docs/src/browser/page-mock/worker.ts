// Runs the WAPI mock in a web worker of the page. The mock's validators generate code from strings, which a page's
// security policy forbids. The policy does not apply to the page's workers.
import { createMock, type Mock } from '@wapi/mock';
import type { PageMockCall, PageMockReply } from './messages.js';

/**
 * The part of the worker's global scope that this script uses. It is declared here, because the compiler knows only a
 * page's global scope.
 */
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
    // `GET` and `HEAD` never change the state.
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
