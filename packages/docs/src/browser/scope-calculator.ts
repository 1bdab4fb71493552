// Loaded on the page of scopes.
import type { RequiredScopes } from '../model/required-scopes.js';
import { findMinimalScopes } from '../model/required-scopes.js';
import { getMountPoint } from './mount-point.js';
import './scope-calculator.css';

void addScopeCalculator(getMountPoint('scope-calculator'));

/** Lets a reader tick operations, and shows the shortest text that asks for their scopes and no others. */
async function addScopeCalculator(place: HTMLElement): Promise<void> {
  const response = await fetch('needs.json');
  if (!response.ok) return;
  const needs = (await response.json()) as RequiredScopes;
  const heading = document.createElement('h2');
  heading.id = 'calculator';
  heading.textContent = 'Which scopes do I need?';
  const output = document.createElement('output');
  const form = document.createElement('form');
  form.className = 'calculator';
  form.append(...needs.groups.map(toFieldset), output);
  place.replaceChildren(heading, form);

  const boxes = [...form.querySelectorAll('input')];
  const shared = readTickedIds(location.search);
  for (const box of boxes) box.checked = shared.includes(box.value);
  const show = () => output.replaceChildren(...describeScopes(needs, checkedIds(boxes)));
  form.addEventListener('change', () => {
    show();
    history.replaceState(history.state, '', formatAddress(checkedIds(boxes)));
  });
  show();
}

function checkedIds(boxes: readonly HTMLInputElement[]): string[] {
  return boxes.filter(({ checked }) => checked).map(({ value }) => value);
}

/** The query keeps what is ticked, for the next visit and for others: the fragment is for the anchors of scopes. */
const PARAMETER = 'operations';

function readTickedIds(query: string): string[] {
  return new URLSearchParams(query).get(PARAMETER)?.split(',') ?? [];
}

function formatAddress(ids: readonly string[]): string {
  // Written by hand: the commas stay readable in what is shared.
  return `${location.pathname}${ids.length === 0 ? '' : `?${PARAMETER}=${ids.join(',')}`}${location.hash}`;
}

function describeScopes(needs: RequiredScopes, ids: readonly string[]): (string | HTMLElement)[] {
  if (ids.length === 0)
    return ['Tick the operations that you call. The address keeps them, to come back to or to share.'];
  const scopes = findMinimalScopes(needs, ids);
  if (scopes.length === 0) return [ids.length === 1 ? 'This needs no scope.' : 'None of these needs a scope.'];
  const without = needs.groups.flatMap(({ operations }) =>
    operations.filter(({ id, scopes: own }) => own.length === 0 && ids.includes(id)),
  );
  return [
    'Ask for ',
    ...codeWithCopy(scopes.join(' ')),
    ...(without.length === 0 ? [] : [`No scope is needed to: ${without.map(({ summary }) => summary).join(', ')}.`]),
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
