/** The element that a page keeps for a script of its own. */
export function getMountPoint(id: string): HTMLElement {
  const place = document.getElementById(id);
  if (!place) throw new Error(`The page has no place for ${id}.`);
  return place;
}
