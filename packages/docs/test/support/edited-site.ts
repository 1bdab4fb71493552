import { type OpenApiDocument, readContract } from '@wapi/types';
import { buildSiteModel, type SiteModel } from '../../src/model/site-model.js';
import { bundle } from './site.js';

/** Returns the content of a site whose bundle was edited. */
export function buildEditedSite(edit: (document: EditableDocument) => void): SiteModel {
  const document = structuredClone(bundle.document);
  edit(document as unknown as EditableDocument);
  return buildSiteModel({ ...bundle, document, contract: readContract(document as unknown as OpenApiDocument) });
}

interface EditableDocument {
  paths: Record<string, Record<string, Record<string, unknown>>>;
  components: {
    schemas: Record<string, { properties: Record<string, Record<string, unknown>> }>;
    parameters: Record<string, Record<string, unknown>>;
  };
}
