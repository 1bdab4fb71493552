import type { LeafScope } from '@wapi/types';

/** A documented success. */
export interface WapiSuccess<Status extends number, Data> {
  data: Data;
  error: undefined;
  status: Status;
  /** For its headers; the body has been read. */
  response: Response;
  call: WapiCallInfo;
}

/** A documented error: the API has answered, and says why it did not do what was asked. */
export interface WapiFailure<Status extends number, Message extends string, Body = unknown> {
  data: undefined;
  error: Body & WapiErrorBody<Message>;
  status: Status;
  /** For its headers; the body has been read. */
  response: Response;
  call: WapiCallInfo;
  /** The scope that the credential does not have, where that is why; its parent would do as well. */
  neededScope: LeafScope | undefined;
  /** When the same call can succeed, with status 429 and wherever the API says so. */
  retryAt: Date | undefined;
  /** Whether the API may have done what was asked all the same: with status 500 and more. */
  maybeSent: boolean;
}

/** What the body of every error has. */
export interface WapiErrorBody<Message extends string> {
  /** One of the messages that the spec documents for the status, or another. */
  message: Message | (string & {});
}

/** How a call went. */
export interface WapiCallInfo {
  /** The call's id, the same in every hook. It is the client's own, and is not sent. */
  requestId: string;
  /** How many requests it took; 1 without a retry. */
  attempts: number;
  /** Milliseconds from the call to the answer, with the time that it waited for its turn. */
  durationMs: number;
}

/** A call that is under way. */
export interface WapiCall<Result, Data> extends Promise<Result> {
  /**
   * The data of a success.
   *
   * @throws WapiStatusError on a documented error, besides what the call itself throws
   */
  orThrow(): Promise<Data>;
}

/**
 * A call that answers with one page of a list, and goes on to the next ones when it is iterated over: `for await (const item of call)`.
 *
 * The call is the first page, so no request is made twice. A list may change while it is read: what moved to another page meanwhile comes
 * twice or not at all, so compare ids where that matters. Iterating once more asks for the pages after the first once more.
 *
 * Iterating throws WapiStatusError on a documented error, WapiResponseError on an answer that is not the page that was asked for, besides what
 * a call throws.
 */
export interface WapiPagedCall<Result, Data, Item> extends WapiCall<Result, Data>, AsyncIterable<Item> {
  /** The pages, from the one that was asked for to the last. */
  pages(): AsyncIterable<WapiPage<Item>>;
}

/** One page of a list. */
export interface WapiPage<Item> {
  items: Item[];
  /** Counted from 1. To go on later, pass `page + 1` in the query. */
  page: number;
  /** How many pages there are. */
  pageCount: number;
  /** How many items there are on all pages. */
  total: number;
}
