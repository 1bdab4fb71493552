import { createMock as create, type Mock, type MockOptions } from '../../src/index.js';

let nextStore: (() => string) | undefined;
const created: Mock[] = [];

/** Assigns a separate store to each mock that is created from now on. */
export function useStores(urlOfNext: () => string): void {
  nextStore = urlOfNext;
}

/** Closes the connections of all mocks with a store. */
export async function closeStores(): Promise<void> {
  nextStore = undefined;
  await Promise.all(created.splice(0).map((mock) => mock.close()));
}

/** Creates a mock for a suite that runs with each kind of store. A stateless mock gets no store. */
export function createMock(options: MockOptions = {}): Mock {
  if (nextStore === undefined || options.stateless === true) return create(options);
  const mock = create({ store: nextStore(), ...options });
  created.push(mock);
  return mock;
}
