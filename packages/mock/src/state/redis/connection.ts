import type { createClient } from '@redis/client';
import { StoreError } from '../store.js';
import { nameOf } from './redis-url.js';

/** A connected client. */
export type RedisClient = ReturnType<typeof createClient>;

/** A connection that is opened when it is first used, and again when it was lost. */
export interface RedisConnection {
  /**
   * Lets `run` use the client.
   *
   * @throws StoreError when Redis cannot be reached, does not answer in time or answers with an error
   */
  use<Result>(run: (client: RedisClient) => Promise<Result>): Promise<Result>;
  /** Ends the connection. Using it opens another. */
  close(): Promise<void>;
}

/** How long Redis may take for what is asked of it at once, in milliseconds. */
const TIMEOUT_MS = 5000;
const LATE = `no response within ${TIMEOUT_MS / 1000} seconds`;

class LateError extends Error {
  override readonly name = 'LateError';
}

/** A connection, or the attempt to have one. */
interface Opened {
  connected: Promise<RedisClient>;
  /** There before it is connected. */
  client?: RedisClient;
  isHung: boolean;
}

/**
 * Creates a connection.
 *
 * A lost connection is not opened again in the background: the next use tries, so that it says what it met.
 *
 * @param say is told, in a line, when a use finds that Redis cannot be used any more, and when one finds it back
 */
export function createConnection(url: string, say: (line: string) => void = () => undefined): RedisConnection {
  let opened: Opened | undefined;
  /** Undefined before it was ever used. */
  let isUsable: boolean | undefined;

  function noteSuccess(): void {
    if (isUsable === false) say(`The store ${nameOf(url)} is available again. Accounts that it lost start as new.`);
    isUsable = true;
  }

  /** Whoever starts with a store that is away is told by an error. */
  function noteFailure(problem: string): void {
    if (isUsable === true) {
      isUsable = false;
      say(`${problem}. The mock responds with 503 until it is available again.`);
    }
  }

  function forget(lost: Opened): void {
    if (opened === lost) opened = undefined;
  }

  return {
    async use(run) {
      const used = (opened ??= open(url, forget));
      try {
        const result = await inTime(used.connected.then(run));
        noteSuccess();
        return result;
      } catch (error) {
        if (error instanceof LateError) {
          // What hangs would take up everything that is asked after it.
          used.isHung = true;
          forget(used);
          used.client?.destroy();
        }
        const problem = `The mock cannot use its store ${nameOf(url)}: ${used.isHung ? LATE : reasonOf(error)}`;
        noteFailure(problem);
        throw new StoreError(problem);
      }
    },
    async close() {
      const last = opened;
      opened = undefined;
      if (last === undefined) return;
      const closed = last.connected.then((client) => (client.isOpen ? client.close() : undefined));
      await inTime(closed).catch(() => last.client?.destroy());
    },
  };
}

function open(url: string, onLost: (lost: Opened) => void): Opened {
  const opening: Opened = { isHung: false, connected: Promise.resolve().then(connect) };
  opening.connected.catch(() => onLost(opening));

  async function connect(): Promise<RedisClient> {
    // Those who keep the state in memory need no client, so the library is loaded when it is needed.
    const { createClient } = await import('@redis/client');
    const client: RedisClient = createClient({
      url,
      name: 'wapi-mock',
      disableOfflineQueue: true,
      maintNotifications: 'disabled',
      socket: { reconnectStrategy: false, connectTimeout: TIMEOUT_MS },
    });
    opening.client = client;
    client.on('error', () => onLost(opening));
    // What waits for an answer keeps the process alive; a connection that nobody uses must not.
    client.unref();
    await client.connect();
    return client;
  }

  return opening;
}

async function inTime<Result>(result: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new LateError(LATE)), TIMEOUT_MS);
  });
  try {
    return await Promise.race([result, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Of a name with several addresses that all fail, Node gives a code and no message. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.message || (error as NodeJS.ErrnoException).code || error.name;
}
