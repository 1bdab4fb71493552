/** A documented success. */
export interface WapiSuccess<Status extends number, Data> {
  data: Data;
  error: undefined;
  status: Status;
  /** For its headers; the body has been read. */
  response: Response;
}

/** A documented error: the API has answered, and says why it did not do what was asked. */
export interface WapiFailure<Status extends number, Message extends string, Body = unknown> {
  data: undefined;
  error: Body & WapiErrorBody<Message>;
  status: Status;
  /** For its headers, e.g. `Retry-After` (seconds) with status 429; the body has been read. */
  response: Response;
}

/** What the body of every error has. */
export interface WapiErrorBody<Message extends string> {
  /** One of the messages that the spec documents for the status, or another. */
  message: Message | (string & {});
}
