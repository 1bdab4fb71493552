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
  // If Enter was pressed while the search loads, open the first result.
  let isEnterPressed = false;
  field.addEventListener('keydown', ({ key }) => (isEnterPressed = key === 'Enter'));
  let isLoading = false;
  const load = async () => {
    if (isLoading) return;
    isLoading = true;
    // Show a message, because loading takes seconds on a slow connection.
    status.textContent = 'Loading search …';
    try {
      const { showResults } = await loadScript('search-results');
      const openFirst = await showResults(field, status);
      if (isEnterPressed) openFirst();
    } catch {
      // The next focus or keystroke tries again.
      isLoading = false;
      status.textContent = 'Search could not be loaded. Try again when you are online.';
    }
  };
  field.addEventListener('focus', () => void load());
  field.addEventListener('input', () => void load());
  document.addEventListener('keydown', (event) => {
    const isTyping = event.target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
    const isShortcut = event.key === 'k' && (event.ctrlKey || event.metaKey);
    if (!isShortcut && (event.key !== '/' || isTyping || event.ctrlKey || event.altKey || event.metaKey)) return;
    event.preventDefault();
    field.focus();
    field.select();
  });
}
