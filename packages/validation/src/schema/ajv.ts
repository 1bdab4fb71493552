import { Ajv2020, type Options } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { Contract } from '@wapi/types';

/** The spec's extensions of a schema that say nothing to Ajv: what they ask for is checked elsewhere, or is there for people. */
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
 * Creates a validator. It takes no text for a number: which ones are, PHP decides and not JavaScript.
 *
 * @param options what else Ajv is to do, or not
 */
export function createAjv(contract: Contract, options: Options = {}): Ajv2020 {
  // The lint has checked the schemas; loading the meta-schema to do it again takes a tenth of the start.
  const common = {
    validateSchema: false,
    allErrors: true,
    useDefaults: true,
    strict: true,
    strictRequired: false,
    allowUnionTypes: true,
  };
  const ajv = new Ajv2020({ ...common, ...options });
  addFormats.default(ajv);
  // A browser has to be able to go there; the format alone allows port 99999.
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
