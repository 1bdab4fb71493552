/** Returns the element that a page reserves for one of its scripts. */
export function getMountPoint(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (!element) throw new Error(`The page must have an element with the id "${id}".`);
  return element;
}
