export { errorMessage } from './error-message.js';
export { type Finding, type FindingLevel } from './findings/finding.js';
export { kindOf } from './schema/kinds.js';
export { createKnownNames, type KnownNames, withoutNumbers } from './findings/known-names.js';
export type { Fields } from './form/fields.js';
export { detectFileType } from './form/file-type.js';
export type { DetectedType } from './form/image-signature.js';
export {
  type BodySyntax,
  type Form,
  formOf,
  type FormSource,
  type ParsedBody,
  parseBody,
  readFormEntries,
} from './form/form.js';
export { headerFinder, type HeaderLookup, pairsOf } from './form/headers.js';
export { Upload } from './form/multipart.js';
export { readQuery } from './form/query.js';
export { readTyped } from './form/typed-text.js';
export {
  type CheckableRequest,
  type CheckedRequest,
  createRequestCheck,
  type RequestCheck,
} from './request/check-request.js';
export { type ConditionCheck, type FieldChecks } from './request/field-checks.js';
export { type Failure, messageFor } from './request/field-message.js';
export { type MethodOverride, readOverride } from './request/method-override.js';
export { compileValidators, createValidators, type Validator, type Validators } from './request/request-validator.js';
export { createRouter, type Route, type Router, withoutTrailingSlash } from './request/router.js';
export { type CheckableResponse, createResponseCheck, type ResponseCheck } from './response/check-response.js';
export { readHeaderSchemas } from './response/header-schemas.js';
export { fieldMessagesOf } from './response/known-messages.js';
export { createAjv } from './schema/ajv.js';
export { keepIntendedBranches } from './schema/intended-branch.js';
export { objectOnPlatform } from './schema/platform-schema.js';
