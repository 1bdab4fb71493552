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
  /** Replaces the global `fetch`. */
  fetch?: typeof globalThis.fetch;
}

/** The same three calls, made by one of the clients. Each resolves to the parsed JSON of the response. */
export interface Calls {
  getProfile(): Promise<unknown>;
  createBank(bank: Bank): Promise<unknown>;
  uploadPicture(picture: File): Promise<unknown>;
}

/** A client as its users set it up, with its own defaults. */
export interface ClientCandidate {
  name: string;
  create(settings: ClientSettings): Calls;
}
