import type { createClient } from '@redis/client';
import { installCommand, isNotInstalled } from '../../optional-peer.js';
import { StoreError } from '../store.js';
import { nameOf } from './redis-url.js';
import { errorMessage } from '../../mock-error.js';

export type RedisClient = ReturnType<typeof createClient>;

/** A connection that opens on first use. If it is lost, the next use reopens it. */
export interface RedisConnection {
  /**
   * Calls `run` with the client.
   *
   * @throws {StoreError} if Redis cannot be reached, does not respond in time, or returns an error
   */
  use<Result>(run: (client: RedisClient) => Promise<Result>): Promise<Result>;
  /** Closes the connection. The next use opens a new one. */
  close(): Promise<void>;
}

/** Milliseconds within which Redis must complete one call of `use`. */
const TIMEOUT_MS = 5000;
const LATE = `no response within ${TIMEOUT_MS / 1000} seconds`;

class LateError extends Error {
  override readonly name = 'LateError';
}

/** A connection that is open or opening. */
interface Opened {
  connected: Promise<RedisClient>;
  /** The connected client, which is set before `connected` resolves. */
  client?: RedisClient;
  isHung: boolean;
}

/**
 * Creates a connection.
 *
 * It does not reconnect in the background. Instead, the next use reconnects, so that this use can report a failure.
 *
 * @param say receives one line when a use finds that Redis has become unavailable, and when it is available again
 */
export function createConnection(url: string, say: (line: string) => void = () => undefined): RedisConnection {
  let opened: Opened | undefined;
  /** Whether the last use succeeded; undefined before the first use. */
  let isUsable: boolean | undefined;

  function noteSuccess(): void {
    if (isUsable === false) say(`The store ${nameOf(url)} is available again. Accounts that it lost start as new.`);
    isUsable = true;
  }

  /** Reports a failure only if the store was available before, because a failure at the start is thrown. */
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
          // Drop the connection, because later commands would queue behind the hanging command.
          used.isHung = true;
          forget(used);
          used.client?.destroy();
        }
        const problem = `The mock cannot use its store ${nameOf(url)}: ${used.isHung ? LATE : describeFailure(error)}`;
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
    // Load the library on first use, because in-memory storage needs no client.
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
    // An idle connection must not keep the process alive. A pending command still keeps it alive.
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

function describeFailure(error: unknown): string {
  return isNotInstalled(error)
    ? `its client is not installed. Install it: ${installCommand(['@redis/client', 'rate-limiter-flexible'])}`
    : errorMessage(error);
}
