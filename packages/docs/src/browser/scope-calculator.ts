// Only the scopes page loads this script.
import type { RequiredScopes } from '../model/required-scopes.js';
import { findMinimalScopes } from '../model/required-scopes.js';
import { getMountPoint, withoutMoving } from './mount-point.js';
import './scope-calculator.css';

void addScopeCalculator(getMountPoint('scope-calculator'));

/**
 * Lets readers select operations, and shows the smallest set of scopes that the selected operations require. Opens the
 * calculator if the address contains a selection.
 */
async function addScopeCalculator(place: HTMLElement): Promise<void> {
  const response = await fetch('required-scopes.json');
  if (!response.ok) return;
  const requiredScopes = (await response.json()) as RequiredScopes;
  const output = document.createElement('output');
  const form = document.createElement('form');
  form.append(...requiredScopes.groups.map(toFieldset), output);

  const boxes = [...form.querySelectorAll('input')];
  const shared = readSelectedIds(location.search);
  for (const box of boxes) box.checked = shared.includes(box.value);
  const show = () => output.replaceChildren(...describeScopes(requiredScopes, checkedIds(boxes)));
  form.addEventListener('change', () => {
    show();
    history.replaceState(history.state, '', formatAddress(checkedIds(boxes)));
  });
  show();
  withoutMoving(() => {
    place.replaceChildren(form);
    const details = place.closest('details');
    if (details && checkedIds(boxes).length > 0) details.open = true;
  });
}

function checkedIds(boxes: readonly HTMLInputElement[]): string[] {
  return boxes.filter(({ checked }) => checked).map(({ value }) => value);
}

/** The query parameter that stores the selection. The fragment cannot store it, because fragments link to scopes. */
const PARAMETER = 'operations';

function readSelectedIds(query: string): string[] {
  return new URLSearchParams(query).get(PARAMETER)?.split(',') ?? [];
}

function formatAddress(ids: readonly string[]): string {
  // Build the query by hand. `URLSearchParams` would escape the commas and make a shared address hard to read.
  return `${location.pathname}${ids.length === 0 ? '' : `?${PARAMETER}=${ids.join(',')}`}${location.hash}`;
}

function describeScopes(requiredScopes: RequiredScopes, ids: readonly string[]): (string | HTMLElement)[] {
  if (ids.length === 0)
    return ['Select the operations that you call. The address stores the selection, so you can bookmark or share it.'];
  const scopes = findMinimalScopes(requiredScopes, ids);
  if (scopes.length === 0)
    return [ids.length === 1 ? 'This operation requires no scope.' : 'None of these operations requires a scope.'];
  const without = requiredScopes.groups.flatMap(({ operations }) =>
    operations.filter(({ id, scopes: own }) => own.length === 0 && ids.includes(id)),
  );
  return [
    'Request ',
    ...codeWithCopy(scopes.join(' ')),
    ...(without.length === 0 ? [] : [`No scope is required for: ${without.map(({ summary }) => summary).join(', ')}.`]),
  ];
}

function toFieldset({ name, operations }: RequiredScopes['groups'][number]): HTMLFieldSetElement {
  const fieldset = document.createElement('fieldset');
  const legend = document.createElement('legend');
  legend.textContent = name;
  fieldset.append(
    legend,
    ...operations.map(({ id, summary }) => {
      const label = document.createElement('label');
      const box = document.createElement('input');
      box.type = 'checkbox';
      box.value = id;
      label.append(box, summary);
      return label;
    }),
  );
  return fieldset;
}

function codeWithCopy(text: string): HTMLElement[] {
  const code = document.createElement('code');
  code.textContent = text;
  if (!('clipboard' in navigator)) return [code];
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = 'Copy';
  button.addEventListener('click', () => {
    void navigator.clipboard.writeText(text).then(() => (button.textContent = 'Copied'));
  });
  return [code, button];
}
