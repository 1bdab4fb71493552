import { json, type MockResponse } from '../http/mock-response.js';
import type { MockRequest } from '../http/mock-request.js';
import { OptionError } from '../mock-error.js';
import type { SavedState } from '../state/saved-state.js';
import { ControlError, readJson } from './read-json.js';

export interface StateControlDeps {
  saveState: () => Promise<SavedState>;
  loadState: (state: SavedState) => Promise<void>;
}

/**
 * Handles `GET /state` and `PUT /state`.
 *
 * @param path relative to the control path
 * @returns undefined for other paths and methods
 */
export async function respondToStateControl(
  request: MockRequest,
  path: string,
  { saveState, loadState }: StateControlDeps,
): Promise<MockResponse | undefined> {
  if (path !== '/state') return undefined;
  if (request.method === 'GET') return json(200, await saveState());
  if (request.method !== 'PUT') return undefined;
  try {
    await loadState(readJson(request) as SavedState);
    return json(200, { message: 'State loaded.' });
  } catch (error) {
    if (error instanceof ControlError || error instanceof OptionError) return json(400, { message: error.message });
    throw error;
  }
}
