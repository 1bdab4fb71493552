import type { PlatformChoice } from '../model/platform-choices.js';
import { readSetting, saveSetting } from './storage.js';

/** All platforms, the default one first. The build fills them in. */
declare const PLATFORMS: readonly [PlatformChoice, ...PlatformChoice[]];

/** Returns the platform that the reader chose, or the default one. */
export function getPlatform(): PlatformChoice {
  const code = readSetting('platform');
  return PLATFORMS.find((platform) => platform.code === code) ?? PLATFORMS[0];
}

/** Remembers a platform for the whole site, and rewrites the samples of the page for it. */
export function choosePlatform(code: string): void {
  saveSetting('platform', code === PLATFORMS[0].code ? undefined : code);
  dispatchEvent(new Event(CHANGE));
}

const CHANGE = 'wapi-platform';

/** Adds the choice of the platform to pages with samples, and rewrites the samples for the platform. */
export function addPlatformChoice(): void {
  const [standard] = PLATFORMS;
  const isForPlatform = new RegExp(`//${standard.code}(sb)?\\.|platform: '${standard.code}'`);
  const samples = [...document.querySelectorAll<HTMLElement>('figure pre:not(.json) code')].filter(
    (sample) => isForPlatform.test(sample.textContent) || sample.closest('[data-platforms]'),
  );
  const [first] = samples;
  if (!first) return;
  const originals = samples.map((sample) => ({ sample, nodes: listTextNodes(sample) }));
  const label = document.createElement('label');
  const select = document.createElement('select');
  for (const { code, name, currency } of PLATFORMS) select.append(new Option(`${name} (${currency})`, code));
  label.append('Platform ', select);
  // The panel has a place for the choice, so that nothing moves.
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
    for (const { sample, nodes } of originals) {
      const fitting = sample.closest<HTMLElement>('[data-platforms]')?.dataset['platforms']?.split(' ');
      const isFitting = fitting === undefined || fitting.includes(platform.code);
      for (const { node, text } of nodes) {
        const updated = isFitting ? rewrite(text, standard, platform) : text;
        if (node.data !== updated) node.data = updated;
      }
      showNote(sample, isFitting ? undefined : fitting);
    }
  };
  select.addEventListener('change', () => choosePlatform(select.value));
  addEventListener(CHANGE, update);
  update();
}

function listTextNodes(element: HTMLElement): { node: Text; text: string }[] {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const nodes: { node: Text; text: string }[] = [];
  while (walker.nextNode()) nodes.push({ node: walker.currentNode as Text, text: walker.currentNode.nodeValue ?? '' });
  return nodes;
}

/**
 * Replaces the host, the code and the own currency of the default platform. Highlighted strings are nodes of their own.
 */
function rewrite(text: string, from: PlatformChoice, to: PlatformChoice): string {
  const upper = from.code.toUpperCase();
  return text
    .replaceAll(new RegExp(`//${from.code}(sb)?\\.`, 'g'), `//${to.code}$1.`)
    .replaceAll(new RegExp(`\\b${from.currency}\\b`, 'g'), to.currency)
    .replaceAll(new RegExp(`(['=])${from.code}(['"])`, 'g'), `$1${to.code}$2`)
    .replaceAll(new RegExp(`(['=])${upper}(['"])`, 'g'), `$1${to.code.toUpperCase()}$2`);
}

/** Says that a sample works on other platforms only. */
function showNote(sample: HTMLElement, platforms: readonly string[] | undefined): void {
  const figure = sample.closest('figure');
  figure?.parentElement?.querySelector('.platform-note')?.remove();
  if (!platforms) return;
  const note = document.createElement('p');
  note.className = 'example platform-note';
  const names = platforms.map((code) => PLATFORMS.find((platform) => platform.code === code)?.name ?? code);
  note.textContent = `This request works only on: ${names.join(', ')}. ${getPlatform().name} has different rules.`;
  figure?.before(note);
}
