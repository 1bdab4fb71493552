import type { Contract, Tag, Webhook } from '@wapi/types';
import { buildFirstCall, type FirstCall } from '../samples/first-call.js';
import { findCommonErrors } from './common-errors.js';
import { type DeprecatedPart, findDeprecations } from './deprecations.js';
import type { Discrepancy, RevisionReport, WorkflowFile } from '../sources/bundle-types.js';
import { findDiscrepanciesById } from './discrepancies.js';
import { buildErrorCatalogue, type ErrorEntry } from './error-catalogue.js';
import { buildOperation, type OperationModel } from './operation-model.js';
import { type OriginalReference, readOriginalReference } from './original-reference.js';
import { readResponseHeaders, type ResponseHeader } from './response-headers.js';
import { buildRevisions, type RevisionModel } from './revisions.js';
import { buildSchemas, findPagedSchemas, type SchemaModel } from './schema-pages.js';
import { buildScopeGroups, type ScopeGroup } from './scope-groups.js';
import { findScopeRequest, type ScopeRequest } from './scope-request.js';
import { buildWebhooks, type WebhooksModel } from './webhooks-model.js';
import { buildWorkflows, type WorkflowModel } from './workflows.js';

/** The content of the whole site, ready to be rendered. */
export interface SiteModel {
  contract: Contract;
  /** The revision of the spec, e.g. `1.0.0`. */
  revision: string;
  groups: readonly { tag: Tag; operations: readonly OperationModel[] }[];
  operations: readonly OperationModel[];
  /** The content of the page about webhooks; undefined if the contract has none. */
  webhooks: WebhooksModel | undefined;
  firstCall: FirstCall;
  headers: readonly ResponseHeader[];
  scopeGroups: readonly ScopeGroup[];
  /** How to request several scopes; undefined if no example shows it. */
  scopeRequest: ScopeRequest | undefined;
  /** The schemas that have their own page. */
  schemas: readonly SchemaModel[];
  errors: readonly ErrorEntry[];
  workflows: readonly WorkflowModel[];
  originalReference: OriginalReference;
  deprecations: readonly DeprecatedPart[];
  discrepancies: readonly DiscrepancyModel[];
  /** The revisions, newest first. The initial revision is missing, because no earlier one exists to compare it with. */
  revisions: readonly RevisionModel[];
}

/** The bundled spec, from which the site is built. */
export interface SiteSource {
  contract: Contract;
  /** The bundle from which the contract was read, with its `$ref`s unresolved. */
  document: unknown;
  discrepancies: readonly Discrepancy[];
  workflows: readonly WorkflowFile[];
  revisions: readonly RevisionReport[];
}

/** A discrepancy with the operations and webhooks that it affects. */
export interface DiscrepancyModel extends Discrepancy {
  operations: readonly OperationModel[];
  webhooks: readonly Webhook[];
}

/** Builds the content of the site. The function is pure: the same input always returns the same content. */
export function buildSiteModel({ contract, document, discrepancies, workflows, revisions }: SiteSource): SiteModel {
  const affected = findDiscrepanciesById(document, discrepancies);
  const getDiscrepancies = (id: string) => affected.get(id) ?? [];
  const paged = findPagedSchemas(contract);
  const common = findCommonErrors(contract.operations);
  const operations = contract.operations.map((operation) =>
    buildOperation(contract, operation, getDiscrepancies(operation.id), { paged, common }),
  );
  return {
    contract,
    revision: (document as { info: { 'x-revision': string } }).info['x-revision'],
    operations,
    groups: contract.tags
      .map((tag) => ({ tag, operations: operations.filter(({ operation }) => operation.tag === tag.name) }))
      .filter((group) => group.operations.length > 0),
    webhooks: buildWebhooks(contract),
    firstCall: buildFirstCall(contract),
    headers: readResponseHeaders(document),
    scopeGroups: buildScopeGroups(contract),
    scopeRequest: findScopeRequest(contract),
    schemas: buildSchemas(contract),
    errors: buildErrorCatalogue(contract, operations),
    workflows: buildWorkflows(workflows, contract),
    originalReference: readOriginalReference(document),
    deprecations: findDeprecations(document, contract),
    revisions: buildRevisions(revisions, contract),
    discrepancies: discrepancies.map((entry) => ({
      ...entry,
      operations: operations.filter((model) => model.discrepancies.includes(entry)),
      webhooks: contract.webhooks.filter(({ id }) => getDiscrepancies(id).includes(entry)),
    })),
  };
}
