/**
 * The cause of a deviation:
 *
 * - `api`: the API sends an undocumented response, accepts an invalid request, or does not respond.
 * - `client`: the request is invalid, and the API did not accept it.
 * - `note`: no fault. A body could not be checked, or a message has parts that the spec neither documents nor forbids.
 */
export type FindingLevel = 'api' | 'client' | 'note';

/** One failed check of a request or response. Contains names from the spec, but no values. */
export interface Finding {
  direction: 'request' | 'response';
  /** The failed JSON Schema keyword, or the name of another check. */
  keyword: string;
  /** A short description of the problem. */
  message: string;
  /** The default for a response is `api`. For a request, the level depends on whether the API accepts the request. */
  level?: FindingLevel;
  /** The location of the problem in the request or response, with item numbers. */
  place: string;
  /** The kind of value that the spec documents, such as `string or null`. */
  expected?: string;
  /** The kind of the received value, such as `integer`. */
  seen?: string;
}
