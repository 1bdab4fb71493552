/** A request was ended before its response. Its connection is closed, and it is not logged. */
export class RequestEndedError extends Error {
  override readonly name = 'RequestEndedError';
}
