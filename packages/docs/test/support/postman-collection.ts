import { createRequire } from 'node:module';

/** A request as returned by Postman's own library. */
export interface PostmanItem {
  name: string;
  events: { all(): { listen: string; script: { exec?: string[] } }[] };
  request: {
    method: string;
    url: { toString(): string };
    body?: { formdata?: { all(): { toJSON(): { key: string; value?: string; src?: string; type: string } }[] } };
  };
  getAuth(): { type: string; parameters(): { get(name: string): unknown } } | undefined;
}

/** A collection as returned by Postman's own library. */
export interface PostmanCollection {
  variables: { all(): { key: string; value: unknown }[] };
  forEachItem(visit: (item: PostmanItem) => void): void;
}

type PostmanCollectionClass = new (definition: object) => PostmanCollection;

/** Reads a collection with Postman's own library, which has no types. */
export function readPostmanCollection(definition: object): PostmanCollection {
  const { Collection }: Partial<Record<string, unknown>> = createRequire(import.meta.url)('postman-collection');
  if (!isCollectionClass(Collection)) throw new Error('postman-collection must export the class Collection.');
  return new Collection(definition);
}

function isCollectionClass(value: unknown): value is PostmanCollectionClass {
  return typeof value === 'function';
}
