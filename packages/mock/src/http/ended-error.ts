/** A request was ended before its response was sent. The mock closes the connection and does not log the request. */
export class RequestEndedError extends Error {
  override readonly name = 'RequestEndedError';
}
