import { readSetting, saveSetting } from './storage.js';

/** Saves the selected sample language, and replaces the collapsed requests in the panel with a drop-down list. */
export function addSamplePanel(): void {
  const languages = [...document.querySelectorAll<HTMLInputElement>('.languages > input')];
  const remembered = readSetting('language');
  for (const input of languages) {
    if (input.value === remembered) input.checked = true;
    input.addEventListener('change', () => saveSetting('language', input.value));
  }
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.in a'))
    link.addEventListener('click', () => document.getElementById(link.hash.slice(1))?.click());
  addChoice();
  showPartOfAddress();
  addEventListener('hashchange', showPartOfAddress);
}

/**
 * Adds a drop-down list of the examples. The list is invisible and covers the example's title, because the title may
 * wrap onto two lines and a drop-down list cannot.
 */
function addChoice(): void {
  const place = document.querySelector<HTMLElement>('.panel .choice');
  const shown = place?.querySelector('span');
  const panes = [...document.querySelectorAll('.languages > .pane')].map((pane) => [
    ...pane.querySelectorAll('.sample'),
  ]);
  const [first = []] = panes;
  if (!place || !shown || first.length < 2) return;
  const select = document.createElement('select');
  const titles = first.map((sample) => (sample.querySelector('summary') ?? shown).cloneNode(true));
  select.append(
    ...titles.map(({ textContent }, index) => {
      const title = textContent?.replace('~', '(inferred)').trim();
      return new Option(title, String(index));
    }),
  );
  for (const details of document.querySelectorAll<HTMLDetailsElement>('details.sample')) details.open = true;
  select.addEventListener('change', () => {
    shown.replaceChildren(...(titles[Number(select.value)]?.cloneNode(true).childNodes ?? []));
    for (const samples of panes)
      for (const [index, sample] of samples.entries()) sample.classList.toggle('on', index === Number(select.value));
  });
  // The style sheet shows the same label. Hide the title from screen readers, because they already read the selected
  // option, which has the same text.
  select.ariaLabel = 'Example';
  shown.setAttribute('aria-hidden', 'true');
  place.prepend(select);
}

/**
 * Opens the part of the page that the address's fragment names: a response, both as a row among the common errors and
 * as a tab in the panel, or the samples in one language.
 */
function showPartOfAddress(): void {
  const id = decodeURIComponent(location.hash.slice(1));
  const target = id === '' ? null : document.getElementById(id);
  const folded = target?.closest('details');
  if (folded) folded.open = true;
  if (target instanceof HTMLInputElement) target.click();
  const tab = document.getElementById(`status-${id}`);
  if (tab instanceof HTMLInputElement) tab.checked = true;
}
