import { loadScript } from './load-script.js';

/**
 * Turns the link to the samples into "Try it", which opens the form that sends the request. The first click loads the
 * form. Without JavaScript, the link keeps its text and leads to the samples.
 */
export function addTryIt(): void {
  const link = document.querySelector('.op .jump a');
  const samples = document.querySelector('.samples');
  if (!link || !samples) return;
  const panel = document.createElement('section');
  panel.className = 'try';
  link.textContent = 'Try it';
  let opening: Promise<unknown> | undefined;
  const open = async () => {
    // On a slow connection, loading takes seconds.
    if (!opening) panel.textContent = 'Loading the form …';
    opening ??= loadScript('open-panel').then(({ openPanel }) => openPanel(panel));
    panel.scrollIntoView();
    try {
      await opening;
      panel.scrollIntoView();
      panel.querySelector('h2')?.focus({ preventScroll: true });
    } catch {
      opening = undefined;
      panel.textContent = 'The form could not be loaded. Try again when you are online.';
    }
  };
  link.addEventListener('click', (event) => {
    event.preventDefault();
    samples.prepend(panel);
    void open();
  });
}
