/** Where WiPay's own reference is. */
export interface OriginalReference {
  /** Where it begins; undefined where the contract does not say. */
  start: string | undefined;
  /** The pages of operations by operationId, as far as their addresses are known. */
  pages: ReadonlyMap<string, string>;
}

interface ReferringDocument {
  externalDocs?: { url: string };
  paths?: Record<string, Record<string, { operationId?: string; externalDocs?: { url: string } }>>;
}

/** Reads where the document says that WiPay's own pages are. */
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
