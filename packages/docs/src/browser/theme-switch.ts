import { readSetting, saveSetting } from './storage.js';

const SUN =
  'M12 7a5 5 0 100 10 5 5 0 000-10zM12 1v3M12 20v3M1 12h3M20 12h3' +
  'M4.2 4.2l2.1 2.1M17.7 17.7l2.1 2.1M4.2 19.8l2.1-2.1M17.7 6.3l2.1-2.1';
const MOON = 'M20 14.5A8.5 8.5 0 019.5 4 8.5 8.5 0 1020 14.5z';

/** Adds the button that switches between the light and the dark theme. */
export function addThemeSwitch(): void {
  const root = document.documentElement;
  const system = matchMedia('(prefers-color-scheme: dark)');
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'theme';
  const isDark = () => (root.dataset['theme'] ?? (system.matches ? 'dark' : 'light')) === 'dark';
  const show = () => {
    const label = isDark() ? 'Use the light theme' : 'Use the dark theme';
    button.title = label;
    button.replaceChildren(drawIcon(isDark() ? SUN : MOON));
    button.setAttribute('aria-label', label);
  };
  const apply = (setting: string | undefined) => {
    if (setting === undefined) delete root.dataset['theme'];
    else root.dataset['theme'] = setting;
    show();
  };
  button.addEventListener('click', () => {
    const wanted = isDark() ? 'light' : 'dark';
    // Store nothing if the selected theme is the system's theme, so that the page follows later changes to the system's
    // theme.
    const setting = wanted === (system.matches ? 'dark' : 'light') ? undefined : wanted;
    saveSetting('theme', setting);
    apply(setting);
  });
  system.addEventListener('change', show);
  // Another tab changed the theme.
  addEventListener('storage', () => apply(readSetting('theme')));
  show();
  document.querySelector('.menu')?.before(button);
}

function drawIcon(path: string): SVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const shape = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  const attributes = { d: path, fill: 'none', stroke: 'currentColor', 'stroke-width': '2', 'stroke-linecap': 'round' };
  for (const [name, value] of Object.entries(attributes)) shape.setAttribute(name, value);
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  svg.append(shape);
  return svg;
}
