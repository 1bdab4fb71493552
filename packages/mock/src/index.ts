export { createMock } from './create-mock.js';
export type { Listening, Mock, MockOptions, ScheduledStatus } from './create-mock.js';
export type { PersonaListing } from './state/persona-listing.js';
