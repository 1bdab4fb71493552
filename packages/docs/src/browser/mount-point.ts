/** Returns the element that a page reserves for one of its scripts. */
export function getMountPoint(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (!element) throw new Error(`The page must have an element with the id "${id}".`);
  return element;
}

/** Fills the reserved element without moving the part of the page that the address names. */
export function fillMountPoint(place: HTMLElement, ...children: readonly HTMLElement[]): void {
  const target = document.querySelector(':target');
  const getTop = () => target?.getBoundingClientRect().top ?? 0;
  const top = getTop();
  place.replaceChildren(...children);
  scrollBy(0, getTop() - top);
}
