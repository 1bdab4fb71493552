import { json, type MockResponse } from './answer.js';
import { CHECKOUT_PATH } from './hosted-page/checkout-url.js';
import { type MockRequest, NAMESPACE_PARAMETER } from './request/mock-request.js';
import type { Recorder } from './recording/recorder.js';
import { createSpy, type Spy } from './spy.js';
import { PICTURE_PATH } from './state/pictures.js';
import { BASE_PATH, createWorld, type World, type WorldParts } from './world.js';

/** Names the world that a request belongs to. */
export const NAMESPACE_HEADER = 'x-wapi-mock-namespace';
const NAMESPACE = /^[\w.-]{1,64}$/;

/** Whether a text can name a namespace. */
export const isNamespace = (name: unknown): boolean => typeof name === 'string' && NAMESPACE.test(name);

/** How many named worlds there can be. The one that was not used for the longest time gives way to a new one. */
const MAX_WORLDS = 1000;

/** The worlds of one mock, which know nothing of each other. */
export interface Worlds {
  handle: (request: MockRequest) => Promise<MockResponse>;
  /** The world of requests that name none. */
  main: World;
  /** The world of a namespace as it is now; one that gave way is another one when it is named again. */
  worldOf: (namespace: string) => World;
  /** What all worlds were asked; undefined where that is not remembered. */
  spy: Spy | undefined;
  /** Puts the main world back to how it started, and forgets all others. */
  reset: () => Promise<void>;
  /** Ends what would happen by itself in any of them. */
  stop: () => void;
}

/** Creates the worlds of a mock: the main one, and each of the others when it is first named. */
export function createWorlds(parts: WorldParts): Worlds {
  const main = createWorld(parts, '');
  const named = new Map<string, World>();
  const { clock, recorder, spy: isSpied } = parts.options;
  const spy = isSpied ? createSpy() : undefined;

  function worldOf(namespace: string): World {
    if (namespace === '') return main;
    const world = named.get(namespace) ?? createWorld(parts, namespace);
    named.delete(namespace);
    named.set(namespace, world);
    for (const [name, oldest] of named) {
      if (named.size <= MAX_WORLDS) break;
      oldest.stop();
      named.delete(name);
    }
    return world;
  }

  async function handle(request: MockRequest): Promise<MockResponse> {
    const namespace = namespaceOf(request);
    if (namespace !== '' && !isNamespace(namespace)) {
      return json(400, { message: `A namespace has 1 to 64 letters, digits, dots, hyphens and underscores: send ${NAMESPACE_HEADER} as such.` });
    }
    request.namespace = namespace;
    return worldOf(namespace).handle(request);
  }

  async function handleRecorded(request: MockRequest, by: Recorder): Promise<MockResponse> {
    const startedAt = clock();
    const start = performance.now();
    const response = await handle(request);
    if (request.path.startsWith(`${BASE_PATH}/`)) by.note(request, response, startedAt, performance.now() - start);
    return response;
  }

  function stop(): void {
    for (const world of [main, ...named.values()]) world.stop();
  }

  return {
    async handle(request) {
      const response = recorder === undefined ? await handle(request) : await handleRecorded(request, recorder);
      spy?.note(request, response);
      return response;
    },
    main,
    worldOf,
    spy,
    async reset() {
      stop();
      named.clear();
      spy?.forget();
      await main.reset();
      await parts.backend.clear();
    },
    stop,
  };
}

/** A browser that opens an address which the mock gave sends no header. */
function namespaceOf({ header, path, query }: MockRequest): string {
  const inHeader = header(NAMESPACE_HEADER);
  if (inHeader !== undefined) return inHeader;
  const isGiven = path === CHECKOUT_PATH || path.startsWith(PICTURE_PATH);
  return isGiven ? (new URLSearchParams(query).get(NAMESPACE_PARAMETER) ?? '') : '';
}
