import type { Check } from '../types.js';
import { checkBodies } from './bodies.js';
import { checkCallbacks } from './callbacks.js';
import { checkConditions } from './conditions.js';
import { checkCredentials } from './credentials.js';
import { checkEndpoints } from './endpoints.js';
import { checkExamples } from './examples.js';
import { checkFieldRules } from './field-rules.js';
import { checkFields } from './fields.js';
import { checkOperationRules } from './operation-rules.js';
import { checkParameters } from './parameters.js';
import { checkPlatforms } from './platforms.js';
import { checkResponses } from './responses.js';
import { checkSchemas } from './schemas.js';
import { checkScopes } from './scopes.js';
import { checkSdkNames } from './sdk-names.js';
import { checkSecurity } from './security.js';
import { checkServers } from './servers.js';
import { checkSunsets } from './sunsets.js';
import { checkWebhooks } from './webhooks.js';

export const checks: readonly Check[] = [
  checkEndpoints,
  checkParameters,
  checkBodies,
  checkResponses,
  checkSchemas,
  checkFields,
  checkFieldRules,
  checkOperationRules,
  checkConditions,
  checkSecurity,
  checkCredentials,
  checkScopes,
  checkServers,
  checkPlatforms,
  checkExamples,
  checkWebhooks,
  checkCallbacks,
  checkSdkNames,
  checkSunsets,
];
