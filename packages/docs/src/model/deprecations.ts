/** A deprecated part of the API. */
export interface Deprecation {
  /** The keys that lead to it in the bundle, joined by slashes, which are not escaped. */
  place: string;
  /** The day on which it stops working, as `YYYY-MM-DD`; undefined if unknown. */
  sunset: string | undefined;
  replacedBy: string | undefined;
}

/** Finds every deprecated part of the bundle. */
export function findDeprecations(node: unknown, place = ''): Deprecation[] {
  if (typeof node !== 'object' || node === null) return [];
  const { deprecated, 'x-sunset': sunset, 'x-replaced-by': replacedBy } = node as Record<string, unknown>;
  const own = deprecated === true ? [{ place, sunset: asText(sunset), replacedBy: asText(replacedBy) }] : [];
  return [...own, ...Object.entries(node).flatMap(([key, child]) => findDeprecations(child, `${place}/${key}`))];
}

function asText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
