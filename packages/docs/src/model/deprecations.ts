/** A part of the API that will go. */
export interface Deprecation {
  /** Where it is in the bundled document, with slashes. */
  place: string;
  /** The day on which it stops working; undefined where that is not known. */
  sunset: string | undefined;
  replacedBy: string | undefined;
}

/** Finds every part of the document that is deprecated. */
export function findDeprecations(node: unknown, place = ''): Deprecation[] {
  if (typeof node !== 'object' || node === null) return [];
  const { deprecated, 'x-sunset': sunset, 'x-replaced-by': replacedBy } = node as Record<string, unknown>;
  const own = deprecated === true ? [{ place, sunset: textOf(sunset), replacedBy: textOf(replacedBy) }] : [];
  return [...own, ...Object.entries(node).flatMap(([key, child]) => findDeprecations(child, `${place}/${key}`))];
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
