import type { Provenance } from '@wapi/types';

/** A header of responses. */
export interface ResponseHeader {
  name: string;
  description: string;
  provenance?: Provenance;
}

interface HeaderNode {
  $ref?: string;
  description?: string;
  'x-provenance'?: Provenance;
}

interface HeaderDocument {
  paths?: Record<string, Record<string, { responses?: Record<string, ResponseNode> }>>;
  components?: { headers?: Record<string, HeaderNode>; responses?: Record<string, ResponseNode> };
}

interface ResponseNode {
  $ref?: string;
  headers?: Record<string, HeaderNode>;
}

/** Collects the response headers in the bundle. A header name has the same meaning in all responses. */
export function readResponseHeaders(document: unknown): ResponseHeader[] {
  const { paths = {}, components = {} } = document as HeaderDocument;
  const responses = [
    ...Object.values(components.responses ?? {}),
    ...Object.values(paths).flatMap((item) =>
      Object.values(item).flatMap((operation) => Object.values(operation.responses ?? {})),
    ),
  ];
  const found = new Map<string, ResponseHeader>();
  for (const { headers = {} } of responses) {
    for (const [name, node] of Object.entries(headers)) {
      const header = node.$ref === undefined ? node : (components.headers?.[node.$ref.split('/').at(-1) ?? ''] ?? {});
      const provenance = header['x-provenance'];
      found.set(name, { name, description: header.description ?? '', ...(provenance !== undefined && { provenance }) });
    }
  }
  return [...found.values()];
}
