// Pages load this script when the search field gets the focus.
import { createSearch, type Search } from '../search/search.js';
import type { SearchEntry, SearchIndex } from '../search/search-index.js';
import { fetchFile } from './fetch-file.js';
import './search-results.css';

/** The file name of the search index, in the folder of this script. The build fills it in. */
declare const SEARCH_INDEX: string;

/** The site's root, which is the folder of this script. */
const root = new URL('.', import.meta.url);

/**
 * Shows results below the search field as the reader types. Follows the combobox pattern of the ARIA Authoring
 * Practices Guide.
 *
 * @param status the element that shows the number of results
 * @returns a function that opens the active result
 * @throws Error if the index cannot be loaded
 */
export async function showResults(field: HTMLInputElement, status: HTMLElement): Promise<() => void> {
  const response = await fetchFile(new URL(SEARCH_INDEX, root));
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

  /** Adds the list after the field, and shows the results for the query typed so far. */
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
    // Results are links. Pressing the mouse button on one must not blur the field, because that would close the list
    // before the click.
    this.#list.addEventListener('mousedown', (event) => event.preventDefault());
    field.addEventListener('blur', () => this.#close());
    this.#show();
  }

  /** Opens the active result. */
  openActive(): void {
    this.#options()[this.#active]?.click();
  }

  #show(): void {
    const query = this.#field.value.trim();
    const hits = query === '' ? [] : this.#search(query);
    this.#list.replaceChildren(...hits.map(toOption));
    this.#status.textContent = query === '' ? '' : describeCount(query, hits.length);
    this.#status.classList.toggle('nothing', query !== '' && hits.length === 0);
    this.#field.setAttribute('aria-expanded', String(hits.length > 0));
    this.#activate(hits.length > 0 ? 0 : -1);
  }

  #activate(index: number): void {
    this.#options()[this.#active]?.removeAttribute('aria-selected');
    this.#active = index;
    const option = this.#options()[index];
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

function describeCount(query: string, count: number): string {
  if (count === 0) return `No results for “${query}”.`;
  return count === 1 ? '1 result' : `${count} results`;
}

function toOption({ kind, title, detail, address }: SearchEntry, index: number): HTMLAnchorElement {
  const option = document.createElement('a');
  option.id = `result-${index}`;
  option.setAttribute('role', 'option');
  option.href = new URL(address, root).href;
  // Arrow keys in the field move through the list, so its links are not tab stops.
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
