/** Marks the errors of this package, so that `isMockError` also recognizes errors from another copy of the package. */
const brand = Symbol.for('@wapi/mock error');

/** An error that the user of the mock can fix. All errors of this package extend it. */
export class MockError extends Error {
  override readonly name: string = 'MockError';
  /** @internal */
  readonly [brand] = true;
}

/** An option for `createMock`, or an argument for one of the mock's methods, has an invalid value. */
export class OptionError extends MockError {
  override readonly name = 'OptionError';
}

/** The given spec cannot be used. The message says why. */
export class SpecError extends MockError {
  override readonly name = 'SpecError';
}

/** The given seed cannot be used. The message says why. */
export class SeedError extends MockError {
  override readonly name = 'SeedError';
}

/** A file that the command line names cannot be read or written. */
export class FileError extends MockError {
  override readonly name = 'FileError';
}

/**
 * Returns the message of a caught value, even if the value is not an `Error`. If all addresses of a host name fail,
 * Node's error has a code but no message.
 */
export function errorMessage(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.message || (error as NodeJS.ErrnoException).code || error.name;
}

/** Returns the message of the error's cause, because `fetch` itself only reports "fetch failed". */
export function fetchErrorMessage(error: unknown): string {
  return errorMessage(error instanceof Error && error.cause instanceof Error ? error.cause : error);
}

/** Whether a caught value is an error of this package. */
export function isMockError(error: unknown): error is MockError {
  return error instanceof Error && brand in error;
}
