/** The decision about a response, made before looking up the spec's example. */
export interface Decision {
  /** A status code that the operation documents. */
  status: number;
  /** The name of an example for this status code. */
  example: string;
  /**
   * Whether to save the rule's changes to the account.
   *
   * @default true for a success response, false for an error response
   */
  save?: boolean;
  /** The reason, for the `X-Wapi-Mock-Explain` header. Never contains a credential or the value of a field. */
  why: string;
  /** Whether `fill` replaces the message with one that no example for the status code contains. */
  reworded?: boolean;
  /** Fills in the values that depend on state, in a copy of the example's body. */
  fill?: (body: Record<string, unknown>) => void;
}
