import { prebuiltExamples } from './generated/examples.js';
import type { Fixtures } from './generated/fixtures.js';
import { nestExamples } from './spec/nest-examples.js';
import { deepFreeze } from './state/deep-freeze.js';

export type { Fixtures };

/**
 * The body of every example in the spec, by operation, status code and the example's name. The bodies are frozen, so
 * copy one to change it.
 *
 * @example
 * fixtures.createPicture[409].pictureExists.message;
 * const profile = { ...fixtures.getUserProfile[200].userProfile.data, email: 'shop@example.com' };
 */
export const fixtures: Fixtures = deepFreeze(nestExamples(prebuiltExamples)) as unknown as Fixtures;
