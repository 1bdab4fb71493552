import type { RuleDefinition, RulesetDefinition } from '@stoplight/spectral-core';
import { oas3_1 } from '@stoplight/spectral-formats';
import additionalPropertiesDeliberate from './rules/additional-properties-deliberate.js';
import componentNames from './rules/component-names.js';
import conditionExists from './rules/condition-exists.js';
import deprecatedNeedsSunset from './rules/deprecated-needs-sunset.js';
import descriptionPresent from './rules/description-present.js';
import enumDescriptionsComplete from './rules/enum-descriptions-complete.js';
import errorBodyMessage from './rules/error-body-message.js';
import exampleValuesDiffer from './rules/example-values-differ.js';
import fileNames from './rules/file-names.js';
import filePartsTyped from './rules/file-parts-typed.js';
import inferredErrorsMarked from './rules/inferred-errors-marked.js';
import inferredValuesResolve from './rules/inferred-values-resolve.js';
import messagesHaveExamples from './rules/messages-have-examples.js';
import namedExamples from './rules/named-examples.js';
import noPlaceholderText from './rules/no-placeholder-text.js';
import notBeforeExists from './rules/not-before-exists.js';
import operationCredentials from './rules/operation-credentials.js';
import operationIdVerb from './rules/operation-id-verb.js';
import operationKeyOrder from './rules/operation-key-order.js';
import platformEnum from './rules/platform-enum.js';
import provenance from './rules/provenance.js';
import rateLimit from './rules/rate-limit.js';
import rateLimitHeaders from './rules/rate-limit-headers.js';
import requestValuesBounded from './rules/request-values-bounded.js';
import requiredFieldsExist from './rules/required-fields-exist.js';
import scopeExists from './rules/scope-exists.js';
import scopeGroups from './rules/scope-groups.js';
import scopeParents from './rules/scope-parents.js';
import sdkNames from './rules/sdk-names.js';
import secretsWriteOnly from './rules/secrets-write-only.js';
import standardErrors from './rules/standard-errors.js';
import webhookHeaders from './rules/webhook-headers.js';

/** The rules by name. Each is in the file of its name. */
export const rules = {
  'additional-properties-deliberate': additionalPropertiesDeliberate,
  'component-names': componentNames,
  'condition-exists': conditionExists,
  'deprecated-needs-sunset': deprecatedNeedsSunset,
  'description-present': descriptionPresent,
  'enum-descriptions-complete': enumDescriptionsComplete,
  'error-body-message': errorBodyMessage,
  'example-values-differ': exampleValuesDiffer,
  'file-names': fileNames,
  'file-parts-typed': filePartsTyped,
  'inferred-errors-marked': inferredErrorsMarked,
  'inferred-values-resolve': inferredValuesResolve,
  'messages-have-examples': messagesHaveExamples,
  'named-examples': namedExamples,
  'no-placeholder-text': noPlaceholderText,
  'not-before-exists': notBeforeExists,
  'operation-credentials': operationCredentials,
  'operation-id-verb': operationIdVerb,
  'operation-key-order': operationKeyOrder,
  'platform-enum': platformEnum,
  provenance,
  'rate-limit': rateLimit,
  'rate-limit-headers': rateLimitHeaders,
  'request-values-bounded': requestValuesBounded,
  'required-fields-exist': requiredFieldsExist,
  'scope-exists': scopeExists,
  'scope-groups': scopeGroups,
  'scope-parents': scopeParents,
  'sdk-names': sdkNames,
  'secrets-write-only': secretsWriteOnly,
  'standard-errors': standardErrors,
  'webhook-headers': webhookHeaders,
} satisfies Record<string, RuleDefinition>;

/** The name of a rule. */
export type RuleName = keyof typeof rules;

/** The ruleset for the spec's source: the root file with its `$ref`s, so that a finding names the file to mend. */
const ruleset: RulesetDefinition = { formats: [oas3_1], rules };

export default ruleset;
