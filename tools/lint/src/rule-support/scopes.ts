import { isObject, type JsonObject } from './values.js';

/** The security scheme that declares the scopes of operations. */
export function bearerScheme(document: unknown): unknown {
  const components = isObject(document) ? document['components'] : undefined;
  const schemes = isObject(components) ? components['securitySchemes'] : undefined;
  return isObject(schemes) ? schemes['bearer'] : undefined;
}

/** The names of the scopes that an OAuth scheme declares in its flows. */
export function declaredScopes(scheme: unknown): Set<string> {
  const flows = isObject(scheme) && isObject(scheme['flows']) ? Object.values(scheme['flows']) : [];
  return new Set(
    flows.flatMap((flow) => (isObject(flow) && isObject(flow['scopes']) ? Object.keys(flow['scopes']) : [])),
  );
}

/** Returns the parent of each scope, from the scheme's `x-scope-parents`. */
export function scopeParents(scheme: unknown): JsonObject {
  const parents = isObject(scheme) ? scheme['x-scope-parents'] : undefined;
  return isObject(parents) ? parents : {};
}
