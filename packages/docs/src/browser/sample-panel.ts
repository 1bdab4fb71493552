import { getPlatform, onSamplesChange, rewriteSamples } from './platform.js';
import { readSetting, saveSetting } from './storage.js';

/** Saves the selected sample language, and replaces the collapsed requests in the panel with a drop-down list. */
export function addSamplePanel(): void {
  const languages = [...document.querySelectorAll<HTMLInputElement>('.languages > input')];
  const remembered = readSetting('language');
  for (const input of languages) {
    if (input.value === remembered) input.checked = true;
    input.addEventListener('change', () => saveSetting('language', input.value));
  }
  addChoice();
  addFullView();
  showPartOfAddress();
  addEventListener('hashchange', showPartOfAddress);
}

/**
 * Adds a drop-down list of the examples that work on the selected platform. The list is invisible and covers the
 * example's title, because the title may wrap onto two lines and a drop-down list cannot.
 */
function addChoice(): void {
  const place = document.querySelector<HTMLElement>('.panel .choice');
  const shown = place?.querySelector('span');
  const panes = [...document.querySelectorAll('.languages > .pane')].map((pane) => [
    ...pane.querySelectorAll<HTMLElement>('.sample'),
  ]);
  const [first = []] = panes;
  if (!place || !shown || first.length < 2) return;
  const select = document.createElement('select');
  const titles = first.map((sample) => (sample.querySelector('summary') ?? shown).cloneNode(true));
  for (const details of document.querySelectorAll<HTMLDetailsElement>('details.sample')) details.open = true;
  /** The example that the reader chose. It returns when the reader selects a platform on which it works. */
  let wanted = 0;
  const listOptions = () => {
    const { code } = getPlatform();
    const all = titles.map(({ textContent }, index) => {
      const title = textContent?.replace('~', '(inferred)').trim();
      return new Option(title, String(index));
    });
    const fitting = all.filter((_option, index) => first[index]?.dataset['platforms']?.includes(code) ?? true);
    const options = fitting.length > 0 ? fitting : all;
    select.replaceChildren(...options);
    // If the example does not work on the platform, the one whose title starts most similarly replaces it.
    const title = all[wanted]?.text ?? '';
    let closest: HTMLOptionElement | undefined;
    for (let length = title.length; !closest; length -= 1)
      closest = options.find(({ text }) => text.startsWith(title.slice(0, length)));
    closest.selected = true;
    select.hidden = select.options.length === 1;
    place.classList.toggle('only', select.hidden);
    const selected = Number(select.value);
    shown.replaceChildren(...(titles[selected]?.cloneNode(true).childNodes ?? []));
    showResponse(shown.firstChild?.textContent?.trim() ?? '');
    for (const samples of panes)
      for (const [index, sample] of samples.entries()) sample.classList.toggle('on', index === selected);
  };
  select.addEventListener('change', () => {
    wanted = Number(select.value);
    rewriteSamples();
  });
  onSamplesChange(listOptions);
  listOptions();
  // The style sheet shows the same label. Hide the title from screen readers, because they already read the selected
  // option, which has the same text.
  select.setAttribute('aria-label', 'Example');
  shown.setAttribute('aria-hidden', 'true');
  place.prepend(select);
}

/** Moves the response with the title of the request to the top of its pane. */
function showResponse(title: string): void {
  for (const caption of document.querySelectorAll('.responses figcaption')) {
    const figure = caption.parentElement;
    if (figure && caption.firstChild?.textContent?.trim() === title) figure.parentElement?.prepend(figure);
  }
}

/** Adds a button to each panel that shows a cut-off sample in full length. */
function addFullView(): void {
  const updates = [...document.querySelectorAll('.samples > .panel')].map((panel) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'full-view';
    button.hidden = true;
    const panes = [...panel.querySelectorAll('.pane')];
    const update = () => {
      const isFull = panel.classList.contains('full');
      button.textContent = isFull ? 'Show less' : 'Show all';
      button.hidden = !isFull && panes.every((pane) => pane.scrollHeight <= pane.clientHeight);
      panel.classList.toggle('cut', !button.hidden);
    };
    button.addEventListener('click', () => {
      panel.classList.toggle('full');
      update();
    });
    panel.append(button);
    return update;
  });
  const updateAll = () => {
    for (const update of updates) update();
  };
  // A different tab, example or window changes the size of at least one of these elements.
  const observer = new ResizeObserver(updateAll);
  for (const element of document.querySelectorAll('.samples .pane, .samples figure')) observer.observe(element);
}

/**
 * Opens the part of the page that the address's fragment names: a response, both as a row among the common errors and
 * as a tab in the panel, or the samples in one language.
 */
function showPartOfAddress(): void {
  const id = decodeURIComponent(location.hash.slice(1));
  const target = document.getElementById(id);
  const folded = target?.closest('details');
  if (folded) folded.open = true;
  if (target instanceof HTMLInputElement) target.click();
  const tab = document.getElementById(`status-${id}`);
  if (tab instanceof HTMLInputElement) tab.checked = true;
}
