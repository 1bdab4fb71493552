/** The fields of a local bank account, all of them text. */
export interface Bank {
  bank_name: string;
  name_in_bank: string;
  bank_account: string;
}

/** What a client is made with. */
export interface ClientSettings {
  baseUrl: string;
  /** Sent as X-WAPI-Key. */
  key: string;
  /** In place of the global `fetch`. */
  fetch?: typeof globalThis.fetch;
}

/** The same three calls, by one of the clients. Each resolves to the parsed JSON of the answer. */
export interface Calls {
  getProfile(): Promise<unknown>;
  createBank(bank: Bank): Promise<unknown>;
  uploadPicture(picture: File): Promise<unknown>;
}

/** A client as its users set it up, with its own defaults besides. */
export interface ClientContestant {
  name: string;
  create(settings: ClientSettings): Calls;
}
