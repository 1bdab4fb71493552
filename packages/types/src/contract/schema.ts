import type { Platform, Provenance } from './names.js';

/** A JSON Schema of the 2020-12 dialect with this contract's extensions and every `$ref` resolved. */
export interface Schema {
  /** The name of the component that contained the schema. */
  'x-name'?: string;
  type?: string | readonly string[];
  format?: string;
  description?: string;
  const?: unknown;
  enum?: readonly unknown[];
  pattern?: string;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  exclusiveMaximum?: number;
  multipleOf?: number;
  minLength?: number;
  /** The maximum length in characters, or in bytes if `format` is `binary`. */
  maxLength?: number;
  minProperties?: number;
  minItems?: number;
  maxItems?: number;
  uniqueItems?: boolean;
  /** The media type of a string's content. */
  contentMediaType?: string;
  required?: readonly string[];
  properties?: Readonly<Record<string, Schema>>;
  items?: Schema;
  additionalProperties?: Schema | boolean;
  oneOf?: readonly Schema[];
  anyOf?: readonly Schema[];
  allOf?: readonly Schema[];
  not?: Schema;
  /** The property whose value selects the member of `oneOf`. */
  discriminator?: { propertyName: string };
  examples?: readonly unknown[];
  writeOnly?: boolean;
  deprecated?: boolean;
  /** The day on which the field stops working, as `YYYY-MM-DD`. */
  'x-sunset'?: string;
  /** The name of the field that replaces this field. */
  'x-replaced-by'?: string;
  default?: unknown;
  /** The API's messages for failed checks, by keyword. */
  'x-messages'?: Readonly<Record<string, string>>;
  /** The only platforms that use the field. */
  'x-platforms'?: readonly Platform[];
  /** The name of the platform property that lists the accepted `enum` values. */
  'x-platform-enum'?: 'currencies' | 'code';
  /** The meaning of each value of the `enum`. */
  'x-enumDescriptions'?: Readonly<Record<string, string>>;
  /** The `enum` lists the known values. The API may return other values. */
  'x-open-enum'?: boolean;
  /** The sources of limits, keyed by keyword. Only sources that differ from the source of the field are listed. */
  'x-limit-provenance'?: Readonly<Record<string, Provenance>>;
  /** Fields that are required, in addition to `required`, if the account meets a condition. Keyed by condition. */
  'x-required-for'?: Readonly<Record<string, readonly string[]>>;
  /** Fields that are required, in addition to `required`, on some platforms. Keyed by platform. */
  'x-required-on'?: Readonly<Partial<Record<Platform, readonly string[]>>>;
  /** File name extensions of the accepted file types. */
  'x-file-types'?: readonly string[];
  /** The name of a security scheme. The string is a space-separated list of its scopes. */
  'x-scope-list'?: string;
  /** The name of a field that must have the same value. */
  'x-same-as'?: string;
  /** The name of a field that must have a different value. */
  'x-differs-from'?: string;
  /**
   * The name of a different date parameter. This parameter's date must not be earlier than the date in that parameter.
   */
  'x-not-before'?: string;
  'x-provenance'?: Provenance;
  /** The id of the entry in discrepancies.yaml. */
  'x-discrepancy'?: string;
}
