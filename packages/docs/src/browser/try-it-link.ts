import { loadScript } from './load-script.js';

/** Lets the link to the samples open the form that sends the request. The form is loaded with the first click; without scripts it is a link to them, and is named so. */
export function addTryIt(): void {
  const link = document.querySelector('.op .jump a');
  const samples = document.querySelector('.samples');
  if (!link || !samples) return;
  const panel = document.createElement('section');
  panel.className = 'try';
  link.textContent = 'Try it';
  let opening: Promise<unknown> | undefined;
  const open = async () => {
    // On a slow line the form is seconds away, and a reader must see that something happens.
    if (!opening) panel.textContent = 'Loading the form …';
    opening ??= loadScript('open-panel').then(({ openPanel }) => openPanel(panel));
    panel.scrollIntoView();
    try {
      await opening;
      panel.scrollIntoView();
      panel.querySelector('h2')?.focus({ preventScroll: true });
    } catch {
      opening = undefined;
      panel.textContent = 'The form cannot be loaded. Try again when online.';
    }
  };
  link.addEventListener('click', (event) => {
    event.preventDefault();
    samples.prepend(panel);
    void open();
  });
}
