/** The addresses of WiPay's own reference. */
export interface OriginalReference {
  /** The address of the first page; undefined if the bundle has no `externalDocs`. */
  start: string | undefined;
  /** The addresses of the operations' pages, keyed by operationId. Omits operations without a known address. */
  pages: ReadonlyMap<string, string>;
}

interface ReferringDocument {
  externalDocs?: { url: string };
  paths?: Record<string, Record<string, { operationId?: string; externalDocs?: { url: string } }>>;
}

/** Reads the addresses of WiPay's own reference from the bundle's `externalDocs`. */
export function readOriginalReference(document: unknown): OriginalReference {
  const { externalDocs, paths = {} } = document as ReferringDocument;
  const operations = Object.values(paths).flatMap((item) => Object.values(item));
  return {
    start: externalDocs?.url,
    pages: new Map(
      operations.flatMap(({ operationId, externalDocs: page }) =>
        operationId !== undefined && page ? [[operationId, page.url]] : [],
      ),
    ),
  };
}
