// The limits that several fields or parameters in WiPay's reference share, and a function that reads such limits from a
// schema.
import { resolveRef } from '../../support/bundle.js';
import type { Json } from '../../support/bundle.js';

// The keywords that limit a value. All other keywords are documentation.
const limits = new Set(
  `type format pattern enum const default minLength maxLength minimum maximum exclusiveMinimum items contentMediaType
  x-platforms x-platform-enum x-same-as x-differs-from x-not-before x-file-types x-scope-list`.split(/\s+/),
);

/** Returns the keywords of a schema that limit its value. */
export function limitsOf(schema: Json): Json {
  const resolved = resolveRef(schema);
  const kept = Object.entries<Json>(resolved).filter(([keyword]) => limits.has(keyword));
  return Object.fromEntries(kept.map(([keyword, value]) => [keyword, keyword === 'items' ? limitsOf(value) : value]));
}

export const text = { type: 'string' };
export const digits = { ...text, pattern: '^[0-9]+$' };
export const positive = { type: 'number', exclusiveMinimum: 0 };
export const currency = { ...text, enum: ['BBD', 'GYD', 'JMD', 'TTD', 'USD', 'XCD'], 'x-platform-enum': 'currencies' };
export const environment = { ...text, enum: ['sandbox', 'live'] };
export const feeStructure = { ...text, enum: ['customer_pay', 'merchant_absorb', 'split'] };
export const uuid4 = {
  ...text,
  format: 'uuid',
  pattern: '^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-4[0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$',
};
