/** Returns the index of the example that the samples show. */
export function getExample(): number {
  return Number(findList()?.value ?? 0);
}

/** Shows an example in the samples. Does nothing if the example does not work on the selected platform. */
export function chooseExample(index: number): void {
  const list = findList();
  if (!list || ![...list.options].some(({ value }) => value === String(index))) return;
  list.value = String(index);
  list.dispatchEvent(new Event('change'));
}

/** Calls the listener with the index of the example that a reader selects in the samples. */
export function onExampleChange(listener: (index: number) => void): void {
  findList()?.addEventListener('change', () => listener(getExample()));
}

/** Finds the list of examples; null if the operation has only one example. */
function findList(): HTMLSelectElement | null {
  return document.querySelector('.choice select');
}
