/** The parts of Postman's own library that are used here. */
declare module 'postman-collection' {
  export interface Item {
    name: string;
    events: { all(): { script: { exec?: string[] } }[] };
    request: {
      method: string;
      url: { toString(): string };
      body?: { formdata?: { all(): { toJSON(): { key: string; value?: string; src?: string; type: string } }[] } };
    };
    getAuth(): { type: string } | undefined;
  }
  export class Collection {
    constructor(definition: object);
    variables: { all(): { key: string; value: unknown }[] };
    forEachItem(visit: (item: Item) => void): void;
  }
}
