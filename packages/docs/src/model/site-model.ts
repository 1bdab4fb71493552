import type { Contract, Tag, Webhook } from '@wapi/types';
import { firstCall, type FirstCall } from '../samples/first-call.js';
import { affectedIds, type Discrepancy } from './discrepancies.js';
import { errorCatalogue, type ErrorEntry } from './error-catalogue.js';
import { buildOperation, type OperationModel } from './operation-model.js';
import { readResponseHeaders, type ResponseHeader } from './response-headers.js';
import { buildSchemas, pagedSchemas, type SchemaModel } from './schema-pages.js';
import { scopeGroups, type ScopeGroup } from './scope-groups.js';
import { scopeRequest, type ScopeRequest } from './scope-request.js';
import { buildWebhooks, type WebhooksModel } from './webhooks-model.js';

/** Everything the site says, ready to be laid out. */
export interface SiteModel {
  contract: Contract;
  groups: readonly { tag: Tag; operations: readonly OperationModel[] }[];
  operations: readonly OperationModel[];
  /** Undefined where the contract has no webhooks. */
  webhooks: WebhooksModel | undefined;
  firstCall: FirstCall;
  headers: readonly ResponseHeader[];
  scopeGroups: readonly ScopeGroup[];
  /** Undefined where no example asks for several scopes. */
  scopeRequest: ScopeRequest | undefined;
  /** Those that have a page. */
  schemas: readonly SchemaModel[];
  errors: readonly ErrorEntry[];
  discrepancies: readonly DiscrepancyModel[];
}

/** A discrepancy with what it touches. */
export interface DiscrepancyModel extends Discrepancy {
  operations: readonly OperationModel[];
  webhooks: readonly Webhook[];
}

/**
 * Builds what the site says from the contract. Pure: the same input gives the same site.
 *
 * @param document the bundled document that the contract was read from, `$ref`s not resolved
 */
export function buildSiteModel(contract: Contract, document: unknown, discrepancies: readonly Discrepancy[]): SiteModel {
  const affected = affectedIds(document, discrepancies);
  const touch = (id: string) => affected.get(id) ?? [];
  const paged = pagedSchemas(contract);
  const operations = contract.operations.map((operation) => buildOperation(contract, operation, touch(operation.id), paged));
  return {
    contract,
    operations,
    groups: contract.tags
      .map((tag) => ({ tag, operations: operations.filter(({ operation }) => operation.tag === tag.name) }))
      .filter((group) => group.operations.length > 0),
    webhooks: buildWebhooks(contract),
    firstCall: firstCall(contract),
    headers: readResponseHeaders(document),
    scopeGroups: scopeGroups(contract),
    scopeRequest: scopeRequest(contract),
    schemas: buildSchemas(contract),
    errors: errorCatalogue(contract),
    discrepancies: discrepancies.map((entry) => ({
      ...entry,
      operations: operations.filter((model) => model.discrepancies.includes(entry)),
      webhooks: contract.webhooks.filter(({ id }) => touch(id).includes(entry)),
    })),
  };
}
