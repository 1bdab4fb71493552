import type { Check } from '../types.js';
import { checkBodies } from './bodies.js';
import { checkEndpoints } from './endpoints.js';
import { checkCredentials } from './credentials.js';
import { checkExamples } from './examples.js';
import { checkFieldRules } from './field-rules.js';
import { checkFields } from './fields.js';
import { checkOperationRules } from './operation-rules.js';
import { checkPlatforms } from './platforms.js';
import { checkScopes } from './scopes.js';
import { checkSdkNames } from './sdk-names.js';
import { checkSunsets } from './sunsets.js';
import { checkWebhooks } from './webhooks.js';

/** Our own checks, for changes that Redocly misses or cannot rate. */
export const checks: readonly Check[] = [
  checkEndpoints,
  checkBodies,
  checkFields,
  checkFieldRules,
  checkOperationRules,
  checkCredentials,
  checkScopes,
  checkPlatforms,
  checkExamples,
  checkWebhooks,
  checkSdkNames,
  checkSunsets,
];
