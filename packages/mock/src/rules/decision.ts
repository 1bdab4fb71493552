/** The decision about a response, before the spec's example is looked up. */
export interface Decision {
  /** A status code that the operation documents. */
  status: number;
  /** The name of an example of this status code. */
  example: string;
  /**
   * Whether to save the rule's changes of the account.
   *
   * @default true for a success, false for an error
   */
  save?: boolean;
  /** The reason, for the `X-Wapi-Mock-Explain` header. Never contains a credential or the value of a field. */
  why: string;
  /** Whether `fill` replaces the message by one that no example of the status code has. */
  reworded?: boolean;
  /** Fills in the values that depend on state, in a copy of the example's body. */
  fill?: (body: Record<string, unknown>) => void;
}
