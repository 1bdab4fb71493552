import { readSetting, saveSetting } from './storage.js';

/** Remembers the language of samples, and replaces the folded requests of the panel by one choice. */
export function addSamplePanel(): void {
  const languages = [...document.querySelectorAll<HTMLInputElement>('.languages > input')];
  const remembered = readSetting('language');
  for (const input of languages) {
    if (input.value === remembered) input.checked = true;
    input.addEventListener('change', () => saveSetting('language', input.value));
  }
  addChoice();
  showStatusOfAddress();
  addEventListener('hashchange', showStatusOfAddress);
}

/** Adds the choice of the request in place of the title of the first request. */
function addChoice(): void {
  const place = document.querySelector<HTMLElement>('.panel .choice');
  const panes = [...document.querySelectorAll('.languages > .pane')].map((pane) => [
    ...pane.querySelectorAll('.sample'),
  ]);
  const [first = []] = panes;
  if (!place || first.length < 2) return;
  const select = document.createElement('select');
  select.setAttribute('aria-label', 'Request');
  const titles = first.map((sample) => sample.querySelector('summary') ?? place);
  select.append(
    ...titles.map((title, index) => new Option(title.textContent.replace('~', '(inferred)').trim(), String(index))),
  );
  for (const details of document.querySelectorAll<HTMLDetailsElement>('details.sample')) details.open = true;
  select.addEventListener('change', () => {
    for (const samples of panes)
      for (const [index, sample] of samples.entries()) sample.classList.toggle('on', index === Number(select.value));
  });
  place.replaceChildren(select);
}

/** Opens the response that the address names: its row of common errors, and its tab in the panel. */
function showStatusOfAddress(): void {
  const id = decodeURIComponent(location.hash.slice(1));
  const target = id === '' ? null : document.getElementById(id);
  const folded = target?.closest('details');
  if (folded) folded.open = true;
  const tab = document.getElementById(`status-${id}`);
  if (tab instanceof HTMLInputElement) tab.checked = true;
}
