// Loaded when the search field gets the focus.
import { createSearch, type Search } from '../search/search.js';
import type { SearchEntry, SearchIndex } from '../search/search-index.js';
import './search-results.css';

/** The name of the index beside this script, which the build puts in. */
declare const SEARCH_INDEX: string;

/** The site's root: this script lies there. */
const root = new URL('.', import.meta.url);

/**
 * Shows results under the search field as the reader types: a combobox with a list, as the ARIA practices describe it.
 *
 * @param status the element after the field that tells how many there are
 * @returns what opens the first result
 * @throws Error when the index cannot be loaded
 */
export async function showResults(field: HTMLInputElement, status: HTMLElement): Promise<() => void> {
  const response = await fetch(new URL(SEARCH_INDEX, root));
  if (!response.ok) throw new Error(`The search index cannot be loaded: ${response.status}.`);
  const search = createSearch((await response.json()) as SearchIndex);
  const results = new ResultList(field, search, status);
  results.attach();
  return () => results.openActive();
}

class ResultList {
  readonly #field: HTMLInputElement;
  readonly #search: Search;
  readonly #list = document.createElement('div');
  readonly #status: HTMLElement;
  #active = -1;

  constructor(field: HTMLInputElement, search: Search, status: HTMLElement) {
    this.#field = field;
    this.#search = search;
    this.#list.id = 'results';
    this.#list.setAttribute('role', 'listbox');
    this.#list.setAttribute('aria-label', 'Results');
    this.#status = status;
    status.className = 'found';
  }

  /** Puts the list after the field, and shows what the reader has typed until now. */
  attach(): void {
    const field = this.#field;
    field.after(this.#list);
    for (const [name, value] of Object.entries({
      role: 'combobox',
      'aria-autocomplete': 'list',
      'aria-controls': 'results',
    }))
      field.setAttribute(name, value);
    field.addEventListener('input', () => this.#show());
    field.addEventListener('focus', () => this.#show());
    field.addEventListener('keydown', (event) => this.#onKey(event));
    // A result is a link, and a click on it must come before the list is closed.
    this.#list.addEventListener('mousedown', (event) => event.preventDefault());
    field.addEventListener('blur', () => this.#close());
    this.#show();
  }

  /** Opens the result that is chosen. */
  openActive(): void {
    this.#options()[this.#active]?.click();
  }

  #show(): void {
    const query = this.#field.value.trim();
    const hits = query === '' ? [] : this.#search(query);
    this.#list.replaceChildren(...hits.map(toOption));
    this.#status.textContent =
      query === '' ? '' : hits.length === 0 ? `Nothing found for “${query}”.` : `${hits.length} found`;
    this.#status.classList.toggle('nothing', query !== '' && hits.length === 0);
    this.#field.setAttribute('aria-expanded', String(hits.length > 0));
    this.#activate(hits.length > 0 ? 0 : -1);
  }

  #activate(place: number): void {
    this.#options()[this.#active]?.removeAttribute('aria-selected');
    this.#active = place;
    const option = this.#options()[place];
    if (!option) {
      this.#field.removeAttribute('aria-activedescendant');
      return;
    }
    option.setAttribute('aria-selected', 'true');
    option.scrollIntoView({ block: 'nearest' });
    this.#field.setAttribute('aria-activedescendant', option.id);
  }

  #onKey(event: KeyboardEvent): void {
    const count = this.#options().length;
    if (event.key === 'Escape') {
      if (this.#field.value === '') this.#field.blur();
      this.#field.value = '';
      this.#show();
    } else if (count > 0 && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      this.#activate((this.#active + (event.key === 'ArrowDown' ? 1 : count - 1)) % count);
    } else if (event.key === 'Enter') {
      this.openActive();
    } else return;
    event.preventDefault();
  }

  #close(): void {
    this.#list.replaceChildren();
    this.#status.textContent = '';
    this.#status.classList.remove('nothing');
    this.#field.setAttribute('aria-expanded', 'false');
    this.#activate(-1);
  }

  #options(): readonly HTMLElement[] {
    return [...this.#list.querySelectorAll('a')];
  }
}

function toOption({ kind, title, detail, address }: SearchEntry, place: number): HTMLAnchorElement {
  const option = document.createElement('a');
  option.id = `result-${place}`;
  option.setAttribute('role', 'option');
  option.href = new URL(address, root).href;
  // The list is walked through with the arrow keys from the field.
  option.tabIndex = -1;
  for (const [tag, text] of [
    ['b', title],
    ['i', kind],
    ['span', detail],
  ] as const) {
    const part = document.createElement(tag);
    part.textContent = text;
    option.append(part);
  }
  return option;
}
