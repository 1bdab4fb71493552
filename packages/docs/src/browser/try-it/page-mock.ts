import type { SavedState } from '@wapi/mock';
import type { Platform } from '@wapi/types';
import type { PageMockCall, PageMockReply, PageMockResponse } from '../page-mock/messages.js';

/** The file name of the mock's script, in the folder of this script. The build fills it in. */
declare const PAGE_MOCK: string;

/**
 * One message for two causes, because browsers do not distinguish a script that failed to load from a script that uses
 * unsupported features.
 */
const CANNOT_START =
  'The mock could not start. It needs a connection to this site once, and Chrome 110, Firefox 115, Safari 16.4 or later.';

/** A request that the mock has accepted, and that may have changed its state. */
export interface MockChange {
  method: string;
  path: string;
  status: number;
}

/** A mock that runs in this page. */
export interface PageMock {
  /** Like the global `fetch`, but sends nothing over the network. */
  fetch: typeof fetch;
  /** The changes since the start or the last reset, oldest first. */
  changes: () => readonly MockChange[];
  /** Restores the initial state. */
  reset: () => Promise<void>;
}

/** The part of a mock that the tab stores, so that other pages of the site continue with the same state. */
interface Session {
  state: SavedState;
  changes: readonly MockChange[];
}

type CallWithoutId = PageMockCall extends infer Call ? (Call extends unknown ? Omit<Call, 'id'> : never) : never;

const storageKey = (platform: Platform): string => `wapi-page-mock-${platform}`;

/** Returns whether the reader has changed the state of the platform's mock in this tab. */
export function hasSession(platform: Platform): boolean {
  return readSession(platform) !== undefined;
}

/**
 * Loads and starts a mock in a worker. Restores the state that other pages of the site have stored in this tab.
 *
 * @throws Error if the mock cannot be loaded or started
 */
export async function startPageMock(platform: Platform): Promise<PageMock> {
  const worker = new Worker(new URL(PAGE_MOCK, import.meta.url));
  const waiting = new Map<number, (reply: PageMockReply) => void>();
  let last = 0;
  worker.addEventListener('message', ({ data }: MessageEvent<PageMockReply>) => waiting.get(data.id)?.(data));
  worker.addEventListener('error', () => {
    for (const [id, reply] of waiting) reply({ id, problem: CANNOT_START });
  });
  const ask = (call: CallWithoutId) =>
    new Promise<PageMockResponse | undefined>((resolve, reject) => {
      last += 1;
      const id = last;
      waiting.set(id, ({ result, problem }) => {
        waiting.delete(id);
        if (problem === undefined) resolve(result);
        else reject(new Error(problem));
      });
      worker.postMessage({ ...call, id }, []);
    });

  const session = readSession(platform);
  let changes = session?.changes ?? [];
  try {
    await ask({ kind: 'start', platform, state: session?.state });
  } catch (error) {
    worker.terminate();
    throw error;
  }
  return {
    async fetch(input, init) {
      const request = new Request(input, init);
      const { url, method, headers } = request;
      const body = await request.arrayBuffer();
      const response = await ask({ kind: 'fetch', url, method, headers: [...headers], body });
      if (!response) throw new Error('The mock in the page must return a response.');
      const { status } = response;
      if (response.state && status < 400) {
        changes = [...changes, { method, path: new URL(url).pathname, status }];
        saveSession(platform, { state: response.state, changes });
      }
      return new Response(response.body.byteLength > 0 ? response.body : null, { status, headers: response.headers });
    },
    changes: () => changes,
    async reset() {
      await ask({ kind: 'reset' });
      changes = [];
      saveSession(platform, undefined);
    },
  };
}

function readSession(platform: Platform): Session | undefined {
  try {
    const text = sessionStorage.getItem(storageKey(platform));
    return text === null ? undefined : (JSON.parse(text) as Session);
  } catch {
    return undefined;
  }
}

function saveSession(platform: Platform, session: Session | undefined): void {
  try {
    if (session) sessionStorage.setItem(storageKey(platform), JSON.stringify(session));
    else sessionStorage.removeItem(storageKey(platform));
  } catch {
    // If the browser forbids storage, or large pictures exceed its limit, the state is lost when the reader leaves the
    // page.
  }
}
