/** Marks the errors of this package, so that `isMockError` knows those of another copy too. */
const brand = Symbol.for('@wapi/mock error');

/** An error that the user of the mock can fix. All errors of this package extend it. */
export class MockError extends Error {
  override readonly name: string = 'MockError';
  /** @internal */
  readonly [brand] = true;
}

/** An option of `createMock`, or an argument of one of its methods, has a wrong value. */
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

/** Whether a caught value is an error of this package. */
export function isMockError(error: unknown): error is MockError {
  return error instanceof Error && brand in error;
}
