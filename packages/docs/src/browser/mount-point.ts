/** Returns the element that a page reserves for one of its scripts. */
export function getMountPoint(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (!element) throw new Error(`The page must have an element with the id "${id}".`);
  return element;
}

/** Changes the page without moving the part of it that the address names. */
export function withoutMoving(change: () => void): void {
  const target = document.querySelector(':target');
  const getTop = () => target?.getBoundingClientRect().top ?? 0;
  const top = getTop();
  change();
  scrollBy(0, getTop() - top);
}
