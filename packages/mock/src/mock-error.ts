/** Marks the errors of this package, so that `isMockError` also recognizes errors of another copy of it. */
const brand = Symbol.for('@wapi/mock error');

/** An error that the user of the mock can fix. All errors of this package extend it. */
export class MockError extends Error {
  override readonly name: string = 'MockError';
  /** @internal */
  readonly [brand] = true;
}

/** An option of `createMock`, or an argument of a method of the mock, has an invalid value. */
export class OptionError extends MockError {
  override readonly name = 'OptionError';
}

/** The spec that the mock was given cannot be used. */
export class SpecError extends MockError {
  override readonly name = 'SpecError';
}

/** The seed that the mock was given cannot be used. */
export class SeedError extends MockError {
  override readonly name = 'SeedError';
}

/** A file that the command line names cannot be read or written. */
export class FileError extends MockError {
  override readonly name = 'FileError';
}

/** The message of a caught value, which may be anything. */
export function errorMessage(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Whether a caught value is an error of this package. */
export function isMockError(error: unknown): error is MockError {
  return error instanceof Error && brand in error;
}
