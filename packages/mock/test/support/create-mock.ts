import { createMock as create, type Mock, type MockOptions } from '../../src/index.js';

let nextStore: (() => string) | undefined;
const created: Mock[] = [];

/** Gives every mock that is created from now on a store of its own. */
export function useStores(urlOfNext: () => string): void {
  nextStore = urlOfNext;
}

/** Ends the connections of all mocks that were created with a store. */
export async function closeStores(): Promise<void> {
  nextStore = undefined;
  await Promise.all(created.splice(0).map((mock) => mock.close()));
}

/** Creates a mock for a suite that holds whatever the state is kept in. A stateless mock has no state to keep. */
export function createMock(options: MockOptions = {}): Mock {
  if (nextStore === undefined || options.stateless === true) return create(options);
  const mock = create({ store: nextStore(), ...options });
  created.push(mock);
  return mock;
}
