/** The fields of a local bank account, all of them strings. */
export interface Bank {
  bank_name: string;
  name_in_bank: string;
  bank_account: string;
}

export interface ClientSettings {
  baseUrl: string;
  /** Sent as X-WAPI-Key. */
  key: string;
  /** A function to use instead of the global `fetch`. */
  fetch?: typeof globalThis.fetch;
}

/** Three calls that every candidate makes. Each resolves to the parsed JSON of the response. */
export interface Calls {
  getProfile(): Promise<unknown>;
  createBank(bank: Bank): Promise<unknown>;
  uploadPicture(picture: File): Promise<unknown>;
}

/** A client that is set up as its users would set it up, with its own defaults. */
export interface ClientCandidate {
  name: string;
  create(settings: ClientSettings): Calls;
}
