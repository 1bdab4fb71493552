import type { PlatformChoice } from '../model/platform-choices.js';
import { readSetting, saveSetting } from './storage.js';

/** All platforms, the default one first. The build fills them in. */
declare const PLATFORMS: readonly [PlatformChoice, ...PlatformChoice[]];
// The build replaces each `PLATFORMS` by the whole list.
const platforms = PLATFORMS;

/** Returns the platform that the reader chose, or the default one. */
export function getPlatform(): PlatformChoice {
  const code = readSetting('platform');
  return platforms.find((platform) => platform.code === code) ?? platforms[0];
}

/** Saves the selected platform for the whole site, and rewrites the page's samples for it. */
export function choosePlatform(code: string): void {
  saveSetting('platform', code === platforms[0].code ? undefined : code);
  rewriteSamples();
}

/** Rewrites the page's samples for the selected platform. Call it after replacing the text or the title of a sample. */
export function rewriteSamples(): void {
  dispatchEvent(new Event(CHANGE));
}

/** Calls the listener when a reader selects a platform, and when a sample gets a different text. */
export function onSamplesChange(listener: () => void): void {
  addEventListener(CHANGE, listener);
}

const CHANGE = 'wapi-platform';

/** Lets readers select a platform on pages with samples, and rewrites the samples for the selected platform. */
export function addPlatformChoice(): void {
  const [standard] = platforms;
  const isForPlatform = new RegExp(`//${standard.code}(sb)?\\.|platform: '${standard.code}'`);
  const samples = [...document.querySelectorAll<HTMLElement>('figure pre:not(.json) code')];
  const first = samples.find((sample) => isForPlatform.test(sample.textContent) || sample.closest('[data-platforms]'));
  if (!first) return;
  // The title of the selected example, and the titles in the list of examples.
  samples.push(...document.querySelectorAll<HTMLElement>('.panel .example'));
  // The original text of each text node. It is written for the default platform.
  const originals = new WeakMap<Text, string>();
  const label = document.createElement('label');
  const select = document.createElement('select');
  for (const { code, name } of platforms) select.append(new Option(name, code));
  label.append('Platform ', select);
  // The panel reserves space for the platform selector, so that the layout does not shift.
  let place = document.querySelector('.panel .platform');
  if (!place) {
    place = document.createElement('p');
    place.className = 'example';
    first.closest('figure')?.before(place);
  }
  place.append(label);
  const update = () => {
    const platform = getPlatform();
    select.value = platform.code;
    for (const sample of samples) {
      const fitting = sample.closest<HTMLElement>('[data-platforms]')?.dataset['platforms']?.split(' ');
      const isFitting = fitting === undefined || fitting.includes(platform.code);
      for (const node of listTextNodes(sample)) {
        const text = originals.get(node) ?? node.data;
        originals.set(node, text);
        const updated = isFitting ? rewrite(text, standard, platform) : text;
        if (node.data !== updated) node.data = updated;
      }
      showNote(sample, isFitting ? undefined : fitting);
    }
  };
  select.addEventListener('change', () => choosePlatform(select.value));
  onSamplesChange(update);
  update();
}

function listTextNodes(element: HTMLElement): Text[] {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const nodes: Text[] = [];
  while (walker.nextNode()) nodes.push(walker.currentNode as Text);
  return nodes;
}

/**
 * Replaces the host, code and currency of one platform with those of a different platform. Matches a code together with
 * its quotes, which are in the same text node because highlighting puts each string into its own node.
 */
export function rewrite(text: string, from: PlatformChoice, to: PlatformChoice): string {
  const upper = from.code.toUpperCase();
  return text
    .replaceAll(new RegExp(`//${from.code}(sb)?\\.`, 'g'), `//${to.code}$1.`)
    .replaceAll(new RegExp(`\\b${from.currency}\\b`, 'g'), to.currency)
    .replaceAll(new RegExp(`(['=])${from.code}(['"])`, 'g'), `$1${to.code}$2`)
    .replaceAll(new RegExp(`(['=])${upper}(['"])`, 'g'), `$1${to.code.toUpperCase()}$2`);
}

/** Shows a note if a sample works only on other platforms. */
function showNote(sample: HTMLElement, fitting: readonly string[] | undefined): void {
  const figure = sample.closest('figure');
  figure?.parentElement?.querySelector('.platform-note')?.remove();
  if (!fitting) return;
  const note = document.createElement('p');
  note.className = 'example platform-note';
  const names = fitting.map((code) => platforms.find((platform) => platform.code === code)?.name ?? code);
  note.textContent = `This request works only on: ${names.join(', ')}. ${getPlatform().name} has different rules.`;
  figure?.before(note);
}
