import { loadScript } from './load-script.js';

/**
 * Puts the search field into the bar. Everything else of the search is loaded when the field gets the focus: by a click, by the key `/` or by
 * Ctrl or Command with K.
 */
export function addSearchField(): void {
  const field = document.createElement('input');
  field.type = 'search';
  field.placeholder = 'Search ( / )';
  field.autocomplete = 'off';
  field.ariaLabel = 'Search the reference';
  const search = document.createElement('search');
  search.append(field);
  document.querySelector('.brand')?.after(search);
  const status = document.createElement('output');
  search.append(status);
  // On a slow line the search comes seconds after what is typed, so a reader sees that it does, and what they did until then counts.
  let isWanted = false;
  const onKey = ({ key }: KeyboardEvent) => (isWanted = key === 'Enter');
  // A search that cannot be loaded, because the line is down, is tried again at the next focus or key.
  const events = ['focus', 'input'] as const;
  const load = () => {
    for (const name of events) field.removeEventListener(name, load);
    field.addEventListener('keydown', onKey);
    status.textContent = 'Loading the search …';
    loadScript('search-results')
      .then(({ showResults }) => showResults(field, status))
      .then(
        (openFirst) => isWanted && openFirst(),
        () => {
          status.textContent = 'The search cannot be loaded. Try again when online.';
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
