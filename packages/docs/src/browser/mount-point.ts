/** Returns the element that a page reserves for a script of its own. */
export function getMountPoint(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (!element) throw new Error(`The page has no place for ${id}.`);
  return element;
}
