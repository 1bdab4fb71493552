/** The parts of Postman's own library that are used here. */
declare module 'postman-collection' {
  export interface Item {
    request: {
      method: string;
      url: { toString(): string };
      body?: { formdata?: { all(): { toJSON(): { key: string; value?: string; src?: string; type: string } }[] } };
    };
    getAuth(): { type: string } | undefined;
  }
  export class Collection {
    constructor(definition: object);
    variables: { replace(text: string): string };
    forEachItem(visit: (item: Item) => void): void;
  }
}
