/**
 * Who causes a deviation:
 *
 * - `api`: the API sends an undocumented response, accepts an invalid request, or does not respond.
 * - `client`: the request is invalid, and the API did not accept it.
 * - `note`: neither. A body could not be checked, or a message has parts that the spec neither documents nor forbids.
 */
export type FindingLevel = 'api' | 'client' | 'note';

/** One failed check of a request or response. Contains names from the spec and never a value. */
export interface Finding {
  direction: 'request' | 'response';
  /** The failed JSON Schema keyword, or the name of another check. */
  keyword: string;
  /** The problem in a few words. */
  message: string;
  /** Default: `api` for a response. For a request the level depends on whether the API accepts it. */
  level?: FindingLevel;
  /** The part of the message, with item numbers. */
  place: string;
  /** The kind of value that the spec documents, such as `string or null`. */
  expected?: string;
  /** The kind of value in the message, such as `integer`. */
  seen?: string;
}
