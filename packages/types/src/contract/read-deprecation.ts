import type { Deprecation } from './operation.js';
import type { Schema } from './schema.js';

type Deprecatable = Pick<Schema, 'deprecated' | 'x-sunset' | 'x-replaced-by'>;

/**
 * Reads the end date and the replacement of a deprecated part of the spec. Returns an empty object if the part is not
 * deprecated.
 */
export function readDeprecation({ deprecated, 'x-sunset': sunset, 'x-replaced-by': replacedBy }: Deprecatable): {
  deprecation?: Deprecation;
} {
  if (deprecated !== true) return {};
  return {
    deprecation: { ...(sunset !== undefined && { sunset }), ...(replacedBy !== undefined && { replacedBy }) },
  };
}
