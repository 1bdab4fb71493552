import { getAtPointer, type OpenApiDocument, type Schema } from '@wapi/types';

type Node = Readonly<Record<string, unknown>>;

/** The schemas of response headers, by name in lower case. The spec has one schema for each header name. */
export function readHeaderSchemas(document: OpenApiDocument): ReadonlyMap<string, Schema> {
  const schemas = new Map<string, Schema>();
  const root = document as unknown as Node;

  function resolve(node: unknown): Node {
    const ref = (node as Node)['$ref'];
    if (typeof ref !== 'string') return node as Node;
    return resolve(getAtPointer(root, ref));
  }

  for (const item of Object.values(root['paths'] as Node)) {
    for (const operation of Object.values(resolve(item))) {
      const responses = (operation as Node | undefined)?.['responses'] as Node | undefined;
      for (const response of Object.values(responses ?? {})) {
        for (const [name, header] of Object.entries((resolve(response)['headers'] ?? {}) as Node)) {
          schemas.set(name.toLowerCase(), resolve(resolve(header)['schema'] ?? {}) as Schema);
        }
      }
    }
  }
  return schemas;
}
