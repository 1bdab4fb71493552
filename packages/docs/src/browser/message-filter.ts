// Loaded on the page of messages.
import { messagePattern } from '../model/message-pattern.js';
import { fieldOfMessage, pastedMessage } from '../search/pasted-message.js';
import { expandIndex, type SearchEntry, type SearchIndex } from '../search/search-index.js';
import { getMountPoint } from './mount-point.js';

/** The name of the index of the search beside this script, which the build puts in. */
declare const SEARCH_INDEX: string;

addMessageFilter(getMountPoint('message-filter'));

/**
 * Lets a reader paste a message, or the whole answer: what does not have its words is hidden. Where it is that of a failed check, the requests with
 * the field that it names are told.
 */
function addMessageFilter(place: HTMLElement): void {
  const label = document.createElement('label');
  const field = document.createElement('input');
  const found = document.createElement('p');
  const checked = document.createElement('p');
  field.type = 'search';
  field.autocomplete = 'off';
  label.append('Paste an error, or some words of it', field);
  found.className = 'limits';
  found.setAttribute('role', 'status');
  place.replaceChildren(label, found, checked);

  const entries = [...document.querySelectorAll<HTMLElement>('.fields > div')].map((element) => ({
    element,
    text: normalizeWords(element.textContent),
    own: normalizeWords(element.querySelector('q')?.textContent ?? ''),
  }));
  const patterns = [...document.querySelectorAll<HTMLElement>('[data-pattern]')].map((element) => ({
    element,
    pattern: messagePattern(element.textContent),
  }));
  let fields: Promise<readonly SearchEntry[]> | undefined;
  field.addEventListener('input', () => {
    const message = pastedMessage(field.value);
    const words = normalizeWords(message).split(' ').filter(Boolean);
    const isWhole = entries.some(({ own }) => own !== '' && own === words.join(' '));
    let count = 0;
    for (const { element, text, own } of entries) {
      element.hidden = isWhole ? own !== words.join(' ') : !words.every((word) => text.includes(word));
      count += Number(!element.hidden);
    }
    // The last dot is easily left behind.
    const isOf = (pattern: RegExp) => message !== '' && (pattern.test(message) || pattern.test(`${message}.`));
    for (const { element, pattern } of patterns) element.classList.toggle('hit', isOf(pattern));
    const isCheck = document.querySelector('.hit') !== null;
    found.textContent =
      message === ''
        ? ''
        : `${count} of ${entries.length} messages${isCheck ? ', and it is the message of a failed check: see the pattern below' : ''}.`;
    checked.replaceChildren();
    if (message === '' || (count > 0 && !isCheck)) return;
    void showField(message);
  });

  async function showField(message: string): Promise<void> {
    fields ??= loadFields();
    const all = await fields.catch(() => []);
    // Without a line there are none; they are asked for again with the next key.
    if (all.length === 0) fields = undefined;
    if (pastedMessage(field.value) !== message) return;
    const name = fieldOfMessage(message, [...new Set(all.map(({ title }) => title))]);
    checked.replaceChildren(...linkPlaces(all.filter(({ title }) => title === name)));
  }
}

/** The fields of requests. */
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
    new Text('Mend the field '),
    name,
    new Text(' of: '),
    ...links.slice(1).map((part) => (typeof part === 'string' ? new Text(part) : part)),
  ];
}

function normalizeWords(text: string): string {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
}
