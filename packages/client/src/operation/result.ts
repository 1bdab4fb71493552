import type { LeafScope } from '@wapi/types';

/** A documented success. */
export interface WapiSuccess<Status extends number, Data> {
  data: Data;
  error: undefined;
  status: Status;
  documented: true;
  /** For its headers; the body has been read. */
  response: Response;
  call: WapiCallInfo;
}

/** The HTTP statuses of a success. */
type SuccessStatus = 200 | 201 | 202 | 203 | 204 | 205 | 206 | 207 | 208 | 226;

/**
 * A success that the spec does not document: a different status, or a body without a key that the caller needs, such as
 * the `url` of a charge. **The API carried out the request.** `data` is the body that it sent.
 *
 * @typeParam Never a status that always has its documented body
 */
export interface WapiUndocumentedSuccess<Never extends number = never> {
  /** The JSON object of the body, unchanged. */
  data: unknown;
  error: undefined;
  status: Exclude<SuccessStatus, Never>;
  documented: false;
  /** For its headers; the body has been read. */
  response: Response;
  call: WapiCallInfo;
}

/** A documented error: the API responded with the reason why it refused. */
export interface WapiFailure<Status extends number, Message extends string, Body = unknown> {
  data: undefined;
  error: Body & WapiErrorBody<Message>;
  status: Status;
  documented: true;
  /** For its headers; the body has been read. */
  response: Response;
  call: WapiCallInfo;
  /** The missing scope, if that is why the API refused. Its parent scope is sufficient too. */
  neededScope: LeafScope | undefined;
  /** When the same call can succeed: with status 429, and whenever the API says so. */
  retryAt: Date | undefined;
  /** Whether the API may have carried out the request despite the error: with status 500 and above. */
  maybeSent: boolean;
}

/** The body of every error. */
export interface WapiErrorBody<Message extends string> {
  /** One of the messages that the spec documents for the status, or an undocumented one. */
  message: Message | (string & {});
}

/** Facts about a finished call. */
export interface WapiCallInfo {
  /** The call's id, the same in every hook. Made by the client, and not sent. */
  requestId: string;
  /** Requests made; 1 without a retry. */
  attempts: number;
  /** Milliseconds from the call to the response, including the wait for a permit. */
  durationMs: number;
}

/** A call that is under way. */
export interface WapiCall<Result, Data> extends Promise<Result> {
  /**
   * The data of a success. The status of a write may be undocumented if its body has the keys that the caller needs.
   *
   * @throws WapiStatusError on a documented error, in addition to the errors of the call itself
   * @throws WapiResponseError on any other undocumented success; `getBody()` returns its body
   */
  orThrow(): Promise<Data>;
}

/**
 * A call that resolves to one page of a list, and iterates over that and all later pages: `for await (const item of
 * call)`.
 *
 * The call is the first page, so no request is made twice. A list may change while it is read: items that move to
 * another page occur twice or not at all, so compare ids if that matters. A second iteration requests the later pages
 * again.
 *
 * Iterating throws WapiStatusError on a documented error, and WapiResponseError on a response that is not the requested
 * page, in addition to the errors of a call.
 */
export interface WapiPagedCall<Result, Data, Item> extends WapiCall<Result, Data>, AsyncIterable<Item> {
  /** The pages, from the requested one to the last. */
  pages(): AsyncIterable<WapiPage<Item>>;
}

/** One page of a list. */
export interface WapiPage<Item> {
  items: Item[];
  /** Counted from 1. To continue later, pass `page + 1` in the query. */
  page: number;
  pageCount: number;
  /** The number of items on all pages. */
  total: number;
}
