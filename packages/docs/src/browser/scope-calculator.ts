// Loaded on the page of scopes.
import type { ScopeNeeds } from '../model/scope-needs.js';
import { leastScopes } from '../model/scope-needs.js';
import { placeOf } from './page-place.js';
import './scope-calculator.css';

void addScopeCalculator(placeOf('scope-calculator'));

/** Lets a reader tick operations, and shows the shortest text that asks for their scopes and no others. */
async function addScopeCalculator(place: HTMLElement): Promise<void> {
  const response = await fetch('needs.json');
  if (!response.ok) return;
  const needs = (await response.json()) as ScopeNeeds;
  const heading = document.createElement('h2');
  heading.id = 'calculator';
  heading.textContent = 'Which scopes do I need?';
  const output = document.createElement('output');
  const form = document.createElement('form');
  form.className = 'calculator';
  form.append(...needs.groups.map(toFieldset), output);
  place.replaceChildren(heading, form);

  const show = () => {
    const ticked = [...form.querySelectorAll<HTMLInputElement>('input:checked')].map(({ value }) => value);
    const scopes = leastScopes(needs, ticked);
    output.replaceChildren(
      ...(ticked.length === 0
        ? ['Tick the operations that you call.']
        : scopes.length === 0
          ? ['None of these needs a scope.']
          : ['Ask for ', ...codeWithCopy(scopes.join(' '))]),
    );
  };
  form.addEventListener('change', show);
  show();
}

function toFieldset({ name, operations }: ScopeNeeds['groups'][number]): HTMLFieldSetElement {
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
