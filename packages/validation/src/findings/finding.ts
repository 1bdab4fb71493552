/**
 * Whose a deviation is:
 *
 * - `api`: the API does what the spec does not say, takes what the spec does not allow, or does not answer;
 * - `client`: the request is not as the spec has it, and was not answered with a success;
 * - `note`: nobody's. A body could not be looked at, or a message has more in it than the spec mentions, which it does not forbid.
 */
export type FindingLevel = 'api' | 'client' | 'note';

/** The result of one failed check of a message. Holds names from the spec and never a value. */
export interface Finding {
  /** Which of the two messages deviates. */
  direction: 'request' | 'response';
  /** The keyword of JSON Schema that fails, or the name of another check. */
  keyword: string;
  /** What is wrong, in a sentence. */
  message: string;
  /** The level, if it is certain. Default: `api` in a response; in a request it depends on the response. */
  level?: FindingLevel;
  /** The part of the message, with the numbers of the items. */
  place: string;
}
