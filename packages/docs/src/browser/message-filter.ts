// Loaded on the page of messages.
import { messagePattern } from '../model/message-pattern.js';

/** Lets a reader paste a message: what does not have its words is hidden. The pattern of a failed check counts as having every word that it leaves open. */
export function addMessageFilter(place: HTMLElement): void {
  const label = document.createElement('label');
  const field = document.createElement('input');
  const found = document.createElement('p');
  field.type = 'search';
  field.autocomplete = 'off';
  label.append('Paste a message, or some words of it', field);
  found.className = 'limits';
  found.setAttribute('role', 'status');
  place.replaceChildren(label, found);

  const entries = [...document.querySelectorAll<HTMLElement>('.fields > div')].map((element) => ({ element, text: wordsOf(element.textContent) }));
  const patterns = [...document.querySelectorAll<HTMLElement>('[data-pattern]')].map((element) => ({
    element,
    pattern: messagePattern(element.textContent),
  }));
  field.addEventListener('input', () => {
    const words = wordsOf(field.value).split(' ').filter(Boolean);
    const message = field.value.trim();
    let count = 0;
    for (const { element, text } of entries) {
      element.hidden = !words.every((word) => text.includes(word));
      count += Number(!element.hidden);
    }
    for (const { element, pattern } of patterns) element.classList.toggle('hit', message !== '' && pattern.test(message));
    const isCheck = document.querySelector('.hit') !== null;
    found.textContent =
      message === ''
        ? ''
        : `${count} of ${entries.length} messages${isCheck ? ', and it is the message of a failed check: see the pattern below' : ''}.`;
  });
}

function wordsOf(text: string): string {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
}
