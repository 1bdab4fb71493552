import type { RuleDefinition, RulesetDefinition } from '@stoplight/spectral-core';
import { oas3_1 } from '@stoplight/spectral-formats';
import additionalPropertiesDeliberate from './additional-properties-deliberate.js';
import componentNames from './component-names.js';
import conditionExists from './condition-exists.js';
import deprecatedNeedsSunset from './deprecated-needs-sunset.js';
import descriptionPresent from './description-present.js';
import documentedPaths from './documented-paths.js';
import enumDescriptionsComplete from './enum-descriptions-complete.js';
import errorBodyMessage from './error-body-message.js';
import exampleKeysDefined from './example-keys-defined.js';
import exampleMeetsExtensions from './example-meets-extensions.js';
import exampleValuesDiffer from './example-values-differ.js';
import exclusiveKeys from './exclusive-keys.js';
import extensionNames from './extension-names.js';
import fileNames from './file-names.js';
import filePartsTyped from './file-parts-typed.js';
import formatExists from './format-exists.js';
import headerExamplesValid from './header-examples-valid.js';
import headerNames from './header-names.js';
import inferredErrorsMarked from './inferred-errors-marked.js';
import inferredValuesResolve from './inferred-values-resolve.js';
import keywordTypes from './keyword-types.js';
import limitProvenance from './limit-provenance.js';
import limitsConsistent from './limits-consistent.js';
import mediaTypes from './media-types.js';
import messageFitsName from './message-fits-name.js';
import messagesComplete from './messages-complete.js';
import messagesHaveExamples from './messages-have-examples.js';
import methodOverride from './method-override.js';
import namedExamples from './named-examples.js';
import noPlaceholderText from './no-placeholder-text.js';
import notBeforeExists from './not-before-exists.js';
import operationCredentials from './operation-credentials.js';
import operationIdUnique from './operation-id-unique.js';
import operationIdVerb from './operation-id-verb.js';
import operationKeyOrder from './operation-key-order.js';
import platformEnum from './platform-enum.js';
import provenance from './provenance.js';
import rateLimit from './rate-limit.js';
import rateLimitBuckets from './rate-limit-buckets.js';
import rateLimitHeaders from './rate-limit-headers.js';
import relatedKeywords from './related-keywords.js';
import requestBodyMethod from './request-body-method.js';
import requestValuesBounded from './request-values-bounded.js';
import requiredFieldsExist from './required-fields-exist.js';
import schemaValuesValid from './schema-values-valid.js';
import scopeExists from './scope-exists.js';
import scopeGroups from './scope-groups.js';
import scopeMethod from './scope-method.js';
import scopeParents from './scope-parents.js';
import sdkNames from './sdk-names.js';
import secretsWriteOnly from './secrets-write-only.js';
import serverUrls from './server-urls.js';
import standardErrors from './standard-errors.js';
import statusCodes from './status-codes.js';
import summaryUnique from './summary-unique.js';
import supportedFeatures from './supported-features.js';
import webhookEvent from './webhook-event.js';
import webhookHeaders from './webhook-headers.js';
import webhookMethod from './webhook-method.js';

/** The rules, keyed by name. Each rule is in a file with the rule's name. */
export const rules = {
  'additional-properties-deliberate': additionalPropertiesDeliberate,
  'component-names': componentNames,
  'condition-exists': conditionExists,
  'deprecated-needs-sunset': deprecatedNeedsSunset,
  'description-present': descriptionPresent,
  'documented-paths': documentedPaths,
  'enum-descriptions-complete': enumDescriptionsComplete,
  'error-body-message': errorBodyMessage,
  'example-keys-defined': exampleKeysDefined,
  'example-meets-extensions': exampleMeetsExtensions,
  'example-values-differ': exampleValuesDiffer,
  'exclusive-keys': exclusiveKeys,
  'extension-names': extensionNames,
  'file-names': fileNames,
  'file-parts-typed': filePartsTyped,
  'format-exists': formatExists,
  'header-examples-valid': headerExamplesValid,
  'header-names': headerNames,
  'inferred-errors-marked': inferredErrorsMarked,
  'inferred-values-resolve': inferredValuesResolve,
  'keyword-types': keywordTypes,
  'limit-provenance': limitProvenance,
  'limits-consistent': limitsConsistent,
  'media-types': mediaTypes,
  'message-fits-name': messageFitsName,
  'messages-complete': messagesComplete,
  'messages-have-examples': messagesHaveExamples,
  'method-override': methodOverride,
  'named-examples': namedExamples,
  'no-placeholder-text': noPlaceholderText,
  'not-before-exists': notBeforeExists,
  'operation-credentials': operationCredentials,
  'operation-id-unique': operationIdUnique,
  'operation-id-verb': operationIdVerb,
  'operation-key-order': operationKeyOrder,
  'platform-enum': platformEnum,
  provenance,
  'rate-limit': rateLimit,
  'rate-limit-buckets': rateLimitBuckets,
  'rate-limit-headers': rateLimitHeaders,
  'related-keywords': relatedKeywords,
  'request-body-method': requestBodyMethod,
  'request-values-bounded': requestValuesBounded,
  'required-fields-exist': requiredFieldsExist,
  'schema-values-valid': schemaValuesValid,
  'scope-exists': scopeExists,
  'scope-groups': scopeGroups,
  'scope-method': scopeMethod,
  'scope-parents': scopeParents,
  'sdk-names': sdkNames,
  'secrets-write-only': secretsWriteOnly,
  'server-urls': serverUrls,
  'standard-errors': standardErrors,
  'status-codes': statusCodes,
  'summary-unique': summaryUnique,
  'supported-features': supportedFeatures,
  'webhook-event': webhookEvent,
  'webhook-headers': webhookHeaders,
  'webhook-method': webhookMethod,
} satisfies Record<string, RuleDefinition>;

/** The name of a rule. */
export type RuleName = keyof typeof rules;

/** The ruleset for Spectral. A different ruleset can name this file in its `extends`. */
const ruleset: RulesetDefinition = { formats: [oas3_1], rules };

export default ruleset;
