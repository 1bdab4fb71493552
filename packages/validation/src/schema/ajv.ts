import { Ajv2020, type Options } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { Contract } from '@wapi/types';

/** Schema extensions that Ajv must ignore, because other code checks them or because they only inform readers. */
const VOCABULARY = [
  'x-name',
  'x-messages',
  'x-platforms',
  'x-platform-enum',
  'x-required-on',
  'x-required-for',
  'x-file-types',
  'x-same-as',
  'x-differs-from',
  'x-not-before',
  'x-open-enum',
  'x-limit-provenance',
  'x-enumDescriptions',
  'x-provenance',
  'x-discrepancy',
];

/**
 * Creates an Ajv instance that knows the spec's extensions. It does not convert strings to numbers, because `readTyped`
 * does that according to PHP's rules.
 *
 * @param options overrides the default options of Ajv
 */
export function createAjv(contract: Contract, options: Options = {}): Ajv2020 {
  // Skip the validation of the schemas: the linter has already checked them, and loading the meta-schema would account
  // for 10 % of the start-up time.
  const common = {
    validateSchema: false,
    allErrors: true,
    useDefaults: true,
    strict: true,
    strictRequired: false,
    allowUnionTypes: true,
    // Without it, 0.07 would not be a multiple of 0.01, because of binary floating point.
    multipleOfPrecision: 6,
  };
  const ajv = new Ajv2020({ ...common, ...options });
  addFormats.default(ajv);
  // Require a URL that a browser can open. The format alone would allow port 99999.
  const isUri = addFormats.default.get('uri') as (text: string) => boolean;
  ajv.addFormat('uri', (text: string) => isUri(text) && URL.canParse(text));
  ajv.addFormat('password', true);
  ajv.addVocabulary(VOCABULARY);
  ajv.addKeyword({
    keyword: 'x-scope-list',
    type: 'string',
    validate: (_scheme: unknown, list: string) =>
      list.split(' ').every((scope) => Object.hasOwn(contract.credentials.bearer.scopes, scope)),
  });
  return ajv;
}
