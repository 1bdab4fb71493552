import type { LeafScope } from '@wapi/types';

/** A documented success. */
export interface WapiSuccess<Status extends number, Data> {
  data: Data;
  error: undefined;
  status: Status;
  documented: true;
  /** The raw response. Use it only for its headers, because its body has already been read. */
  response: Response;
  call: WapiCallInfo;
}

/** The HTTP status codes that indicate success. */
type SuccessStatus = 200 | 201 | 202 | 203 | 204 | 205 | 206 | 207 | 208 | 226;

/**
 * A success that the spec does not document: the status code is different, or the body lacks a key that the caller
 * needs, such as the `url` of a charge. **The API carried out the request.** `data` is the body of the response.
 *
 * @typeParam Never the status codes that an undocumented success cannot have
 */
export interface WapiUndocumentedSuccess<Never extends number = never> {
  /** The JSON object of the body, unchanged. */
  data: unknown;
  error: undefined;
  status: Exclude<SuccessStatus, Never>;
  documented: false;
  /** The raw response. Use it only for its headers, because its body has already been read. */
  response: Response;
  call: WapiCallInfo;
}

/** A documented error. The API responded with the reason for its refusal. */
export interface WapiFailure<Status extends number, Message extends string, Body = unknown> {
  data: undefined;
  error: Body & WapiErrorBody<Message>;
  status: Status;
  documented: true;
  /** The raw response. Use it only for its headers, because its body has already been read. */
  response: Response;
  call: WapiCallInfo;
  /** The missing scope, if the API refused the request because of it. Its parent scope is sufficient too. */
  neededScope: LeafScope | undefined;
  /** The time from which the same call can succeed. Set if the status code is 429 or the API names a time. */
  retryAt: Date | undefined;
  /** Whether the API may have carried out the request despite the error. True if the status code is 500 or higher. */
  maybeSent: boolean;
}

/** The body of every error. */
export interface WapiErrorBody<Message extends string> {
  /** One of the messages that the spec documents for the status, or an undocumented one. */
  message: Message | (string & {});
}

/** The id, the number of requests and the duration of a finished call. */
export interface WapiCallInfo {
  /** The call's id, the same in every hook. The client creates it and does not send it. */
  requestId: string;
  /** Requests made; 1 without a retry. */
  attempts: number;
  /** Milliseconds from the call to the response, including the wait for a permit. */
  durationMs: number;
}

/** A call that is under way. */
export interface WapiCall<Result, Data> extends Promise<Result> {
  /**
   * Returns the data of a success. A write also succeeds with an undocumented status code if its body has the keys that
   * the caller needs.
   *
   * @throws WapiStatusError on a documented error, in addition to the errors of the call itself
   * @throws WapiResponseError on any other undocumented success; `getBody()` returns its body
   */
  orThrow(): Promise<Data>;
}

/**
 * A call that resolves to one page of a list. Iterating over it returns the items of this page and of all later pages:
 * `for await (const item of call)`.
 *
 * The call itself requests the first page, so iterating does not request that page again. A list may change while it is
 * read: items that move to a different page occur twice or not at all. If that matters, compare ids. Each further
 * iteration requests the later pages again.
 *
 * Iterating throws the same errors as a call. It also throws WapiStatusError on a documented error, and
 * WapiResponseError if the response is not the requested page.
 */
export interface WapiPagedCall<Result, Data, Item> extends WapiCall<Result, Data>, AsyncIterable<Item> {
  /** The pages, from the requested one to the last. */
  pages(): AsyncIterable<WapiPage<Item>>;
}

/** One page of a list. */
export interface WapiPage<Item> {
  items: Item[];
  /** The number of the page, counted from 1. To continue later, pass `page + 1` in the query. */
  page: number;
  pageCount: number;
  /** The number of items on all pages. */
  total: number;
}
