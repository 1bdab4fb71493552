export { createMock } from './create-mock.js';
export type {
  Fault,
  Faults,
  Listening,
  LoggedRequest,
  Mock,
  MockClock,
  MockOptions,
  Namespace,
  SavedState,
  ScheduledStatus,
  Seed,
  SeedAccount,
  SeedCard,
  SeedTransaction,
  SeedWithdrawal,
} from './create-mock.js';
export { createMswHandlers, type MswHttp } from './msw.js';
export type { PersonaListing } from './state/persona-listing.js';
export { createRecorder, type Recorder, type TrafficListener } from './recording/recorder.js';
export type { Har } from './recording/har.js';
export { FileError, isMockError, MockError, OptionError, SeedError, SpecError } from './mock-error.js';
