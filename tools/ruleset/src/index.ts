import type { RuleDefinition, RulesetDefinition } from '@stoplight/spectral-core';
import { oas3_1 } from '@stoplight/spectral-formats';
import conditionExists from './rules/condition-exists.js';
import descriptionPresent from './rules/description-present.js';
import errorBodyMessage from './rules/error-body-message.js';
import fileNames from './rules/file-names.js';
import namedExamples from './rules/named-examples.js';
import noPlaceholderText from './rules/no-placeholder-text.js';
import operationCredentials from './rules/operation-credentials.js';
import operationIdVerb from './rules/operation-id-verb.js';
import operationKeyOrder from './rules/operation-key-order.js';
import provenance from './rules/provenance.js';
import rateLimitHeaders from './rules/rate-limit-headers.js';
import rateLimit from './rules/rate-limit.js';
import scopeExists from './rules/scope-exists.js';
import scopeParents from './rules/scope-parents.js';
import sdkNames from './rules/sdk-names.js';
import secretsWriteOnly from './rules/secrets-write-only.js';
import standardErrors from './rules/standard-errors.js';

/** The rules by name. Each is in the file of its name. */
export const rules = {
  'condition-exists': conditionExists,
  'description-present': descriptionPresent,
  'error-body-message': errorBodyMessage,
  'file-names': fileNames,
  'named-examples': namedExamples,
  'no-placeholder-text': noPlaceholderText,
  'operation-credentials': operationCredentials,
  'operation-id-verb': operationIdVerb,
  'operation-key-order': operationKeyOrder,
  provenance,
  'rate-limit': rateLimit,
  'rate-limit-headers': rateLimitHeaders,
  'scope-exists': scopeExists,
  'scope-parents': scopeParents,
  'sdk-names': sdkNames,
  'secrets-write-only': secretsWriteOnly,
  'standard-errors': standardErrors,
} satisfies Record<string, RuleDefinition>;

/** The name of a rule. */
export type RuleName = keyof typeof rules;

/** The ruleset for the spec's source: the root file with its `$ref`s, so that a finding names the file to mend. */
const ruleset: RulesetDefinition = { formats: [oas3_1], rules };

export default ruleset;
