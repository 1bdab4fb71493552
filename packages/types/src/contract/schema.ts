import type { Platform, Provenance } from './names.js';

/** A JSON Schema of the 2020-12 dialect with this contract's extensions, `$ref`s resolved. */
export interface Schema {
  /** The name of the component it came from. */
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
  minLength?: number;
  /** Characters, or bytes where `format` is `binary`. */
  maxLength?: number;
  minProperties?: number;
  maxItems?: number;
  /** The media type of what a text holds. */
  contentMediaType?: string;
  required?: readonly string[];
  properties?: Readonly<Record<string, Schema>>;
  items?: Schema;
  additionalProperties?: Schema | boolean;
  oneOf?: readonly Schema[];
  anyOf?: readonly Schema[];
  allOf?: readonly Schema[];
  not?: Schema;
  /** Which of `oneOf` a value is. */
  discriminator?: { propertyName: string };
  examples?: readonly unknown[];
  writeOnly?: boolean;
  deprecated?: boolean;
  /** The day on which it stops working, as `YYYY-MM-DD`. */
  'x-sunset'?: string;
  /** The name of the field that replaces it. */
  'x-replaced-by'?: string;
  default?: unknown;
  /** The API's message for a failed keyword. */
  'x-messages'?: Readonly<Record<string, string>>;
  /** The only platforms on which the field means something. */
  'x-platforms'?: readonly Platform[];
  /** The property of the platform that holds those of the `enum`'s values which the platform takes. */
  'x-platform-enum'?: 'currencies' | 'code';
  /** What each value of the `enum` means. */
  'x-enumDescriptions'?: Readonly<Record<string, string>>;
  /** The `enum` holds the values that are known; others may come. */
  'x-open-enum'?: boolean;
  /** Where a limit comes from that has another source than its field, by keyword. */
  'x-limit-provenance'?: Readonly<Record<string, Provenance>>;
  /** Fields that are required in addition to `required`, by condition of the account. */
  'x-required-for'?: Readonly<Record<string, readonly string[]>>;
  /** Fields that are required in addition to `required`, by platform. */
  'x-required-on'?: Readonly<Partial<Record<Platform, readonly string[]>>>;
  /** File name extensions of the accepted file types. */
  'x-file-types'?: readonly string[];
  /** The security scheme whose scopes the string lists, joined by spaces. */
  'x-scope-list'?: string;
  /** Another field that must have the same value. */
  'x-same-as'?: string;
  /** Another field that must have a different value. */
  'x-differs-from'?: string;
  /** Another parameter, a date that this one must not be before. */
  'x-not-before'?: string;
  'x-provenance'?: Provenance;
  /** The id of the entry in discrepancies.yaml. */
  'x-discrepancy'?: string;
}
