// Only the error-messages page loads this script.
import { messagePattern } from '../model/message-pattern.js';
import { extractMessage, findFieldInMessage, maskNumbers, NO_RESPONSE } from '../search/pasted-message.js';
import { expandIndex, type SearchEntry, type SearchIndex } from '../search/search-index.js';
import { getMountPoint, withoutMoving } from './mount-point.js';

/** The file name of the search index, in the folder of this script. The build fills it in. */
declare const SEARCH_INDEX: string;

/** The query parameter that stores the filter, so that the Back button and bookmarks show the same messages again. */
const PARAMETER = 'message';

addMessageFilter(getMountPoint('message-filter'));

/**
 * Adds a field for a pasted message or response body, and hides the messages that do not match. If the message reports
 * a failed field check, links to the requests that have that field.
 */
function addMessageFilter(place: HTMLElement): void {
  const label = document.createElement('label');
  const field = document.createElement('input');
  const found = document.createElement('p');
  const checked = document.createElement('p');
  field.type = 'search';
  field.autocomplete = 'off';
  label.append('Paste an error message, or some of its words', field);
  found.className = 'limits';
  found.setAttribute('role', 'status');
  withoutMoving(() => place.replaceChildren(label, found, checked));

  const entries = [...document.querySelectorAll<HTMLElement>('.fields > div')].map((element) => ({
    element,
    text: normalizeWords(element.textContent),
    own: element.id === 'no-response' ? NO_RESPONSE : (element.querySelector('q')?.textContent ?? ''),
  }));
  const patterns = [...document.querySelectorAll<HTMLElement>('[data-pattern]')].map((element) => ({
    element,
    pattern: messagePattern(element.textContent),
  }));
  // Prefer the entry of the whole message. Last, try an entry with a different number, for example a different limit.
  const findEntries = (message: string) => {
    const words = normalizeWords(message).split(' ').filter(Boolean);
    const whole = entries.filter(({ own }) => words.length > 0 && normalizeWords(own) === words.join(' '));
    if (whole.length > 0) return whole;
    const fitting = entries.filter(({ text }) => words.every((word) => text.includes(word)));
    if (fitting.length > 0) return fitting;
    const masked = normalizeWords(maskNumbers(message));
    return entries.filter(({ own }) => normalizeWords(maskNumbers(own)) === masked);
  };
  let fields: Promise<readonly SearchEntry[]> | undefined;
  const filter = () => {
    const message = extractMessage(field.value);
    const shown = findEntries(message);
    for (const entry of entries) entry.element.hidden = !shown.includes(entry);
    // Also try the message with a final period, because readers often miss the period when they copy.
    const matches = (pattern: RegExp) => message !== '' && (pattern.test(message) || pattern.test(`${message}.`));
    for (const { element, pattern } of patterns) element.classList.toggle('hit', matches(pattern));
    const isCheck = document.querySelector('.hit') !== null;
    const checkNote = isCheck ? ' This is the message of a failed check. See the highlighted pattern below.' : '';
    found.textContent = message === '' ? '' : `${shown.length} of ${entries.length} messages.${checkNote}`;
    checked.replaceChildren();
    if (message === '' || (shown.length > 0 && !isCheck)) return;
    void showField(message);
  };
  field.addEventListener('input', () => {
    filter();
    history.replaceState(history.state, '', formatAddress(field.value));
  });
  field.value = new URLSearchParams(location.search).get(PARAMETER) ?? '';
  if (field.value !== '') filter();

  async function showField(message: string): Promise<void> {
    fields ??= loadFields();
    const all = await fields.catch(() => []);
    // If loading fails, the next keystroke tries again.
    if (all.length === 0) fields = undefined;
    if (extractMessage(field.value) !== message) return;
    const name = findFieldInMessage(message, [...new Set(all.map(({ title }) => title))]);
    checked.replaceChildren(...linkPlaces(all.filter(({ title }) => title === name)));
  }
}

function formatAddress(value: string): string {
  const query = value === '' ? '' : `?${new URLSearchParams({ [PARAMETER]: value }).toString()}`;
  return location.pathname + query + location.hash;
}

/** Loads the request fields of all operations. */
async function loadFields(): Promise<readonly SearchEntry[]> {
  const response = await fetch(new URL(SEARCH_INDEX, import.meta.url));
  return expandIndex((await response.json()) as SearchIndex).filter(
    ({ kind, address }) => kind === 'Field' && !/#\d/.test(address),
  );
}

function linkPlaces(places: readonly SearchEntry[]): Node[] {
  const [first] = places;
  if (!first) return [];
  const name = document.createElement('code');
  name.textContent = first.title;
  const links = places.flatMap(({ detail, address }) => {
    const link = document.createElement('a');
    link.href = new URL(address, new URL('.', import.meta.url)).href;
    link.textContent = detail.split(':', 1)[0] ?? '';
    return [', ', link];
  });
  return [
    new Text('Fix the field '),
    name,
    new Text(' in: '),
    ...links.slice(1).map((part) => (typeof part === 'string' ? new Text(part) : part)),
  ];
}

function normalizeWords(text: string): string {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
}
