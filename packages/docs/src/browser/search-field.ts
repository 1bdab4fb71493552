/**
 * Puts the search field into the bar. Everything else of the search is loaded when the field gets the focus: by a click, by the key `/` or by
 * Ctrl or Command with K.
 */
export function addSearchField(): void {
  const field = document.createElement('input');
  field.type = 'search';
  field.placeholder = 'Search ( / )';
  field.autocomplete = 'off';
  field.setAttribute('aria-label', 'Search the reference');
  const search = document.createElement('search');
  search.append(field);
  document.querySelector('.brand')?.after(search);
  // A search that cannot be loaded, because the line is down, is tried again at the next focus.
  const load = () => {
    field.removeEventListener('focus', load);
    import('./search-results.js').then(({ showResults }) => showResults(field)).catch(() => field.addEventListener('focus', load));
  };
  field.addEventListener('focus', load);
  document.addEventListener('keydown', (event) => {
    const isTyping = event.target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
    const isShortcut = event.key === 'k' && (event.ctrlKey || event.metaKey);
    if (!isShortcut && (event.key !== '/' || isTyping || event.ctrlKey || event.altKey || event.metaKey)) return;
    event.preventDefault();
    field.focus();
    field.select();
  });
}
