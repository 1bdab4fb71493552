/** What the mock decided to answer, before the spec's example is looked up. */
export interface Decision {
  /** A status that the operation documents. */
  status: number;
  /** The name of one of that status's examples. */
  example: string;
  /** Whether what the rule changed in the account is kept. Default: with a success only. */
  keep?: boolean;
  /** Which rule decided, for the `X-Wapi-Mock-Explain` header. Never holds a credential or a field's value. */
  why: string;
  /** Whether it has another message than the example, which no example of the status has. */
  reworded?: boolean;
  /** Replaces what depends on state in a copy of the example's body. */
  fill?: (body: Record<string, unknown>) => void;
}
