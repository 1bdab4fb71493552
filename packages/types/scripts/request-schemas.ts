/** Finds the names of the schemas that request bodies consist of. */
export function findRequestSchemas(
  document: object,
  components: Readonly<Record<string, unknown>>,
): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (node: unknown, isBody: boolean): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const [key, value] of Object.entries(node)) {
      if (isBody && key === '$ref' && typeof value === 'string') follow(value);
      visit(value, isBody || key === 'requestBody');
    }
  };
  const follow = (pointer: string): void => {
    const [kind = '', name = ''] = pointer.split('/').slice(2);
    if (kind === 'examples' || found.has(name)) return;
    if (kind === 'schemas') found.add(name);
    visit((components[kind] as Readonly<Record<string, unknown>> | undefined)?.[name], true);
  };
  visit(document, false);
  return found;
}
