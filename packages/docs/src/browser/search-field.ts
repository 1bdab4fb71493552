import { loadScript } from './load-script.js';

/**
 * Adds the search field to the page header. The search script is loaded when the field receives focus: by a click, the
 * key `/`, Ctrl+K or Command+K.
 */
export function addSearchField(): void {
  const field = document.createElement('input');
  field.type = 'search';
  // Do not mention the key `/` on phones, which have no keyboard.
  field.placeholder = matchMedia('(hover: hover) and (pointer: fine)').matches ? 'Search ( / )' : 'Search';
  field.autocomplete = 'off';
  field.ariaLabel = 'Search the reference';
  const search = document.createElement('search');
  search.append(field);
  document.querySelector('.brand')?.after(search);
  const status = document.createElement('output');
  search.append(status);
  // Show a message while the search loads, because loading takes seconds on a slow connection. If Enter was pressed in
  // the meantime, open the first result.
  let isEnterPressed = false;
  const onKey = ({ key }: KeyboardEvent) => (isEnterPressed = key === 'Enter');
  // If loading fails, the next focus or keystroke tries again.
  const events = ['focus', 'input'] as const;
  const load = () => {
    for (const name of events) field.removeEventListener(name, load);
    field.addEventListener('keydown', onKey);
    status.textContent = 'Loading search …';
    loadScript('search-results')
      .then(({ showResults }) => showResults(field, status))
      .then(
        (openFirst) => isEnterPressed && openFirst(),
        () => {
          status.textContent = 'Search could not be loaded. Try again when you are online.';
          for (const name of events) field.addEventListener(name, load);
        },
      )
      .finally(() => field.removeEventListener('keydown', onKey));
  };
  for (const name of events) field.addEventListener(name, load);
  document.addEventListener('keydown', (event) => {
    const isTyping = event.target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
    const isShortcut = event.key === 'k' && (event.ctrlKey || event.metaKey);
    if (!isShortcut && (event.key !== '/' || isTyping || event.ctrlKey || event.altKey || event.metaKey)) return;
    event.preventDefault();
    field.focus();
    field.select();
  });
}
