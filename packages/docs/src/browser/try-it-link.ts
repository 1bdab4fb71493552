import { loadScript } from './load-script.js';

/**
 * Makes the link "Try it" open the form that sends the request, and opens the form if the address is the one of the
 * link, because a reader may have clicked before this script arrived. The first click loads the form. Pages without
 * scripts do not show the link.
 */
export function addTryIt(): void {
  const link = document.querySelector<HTMLAnchorElement>('.op .jump .go');
  const samples = document.querySelector('.samples');
  if (!link || !samples) return;
  const panel = document.createElement('section');
  panel.className = 'try';
  let opening: Promise<unknown> | undefined;
  const open = async () => {
    samples.prepend(panel);
    // Show a message, because loading takes seconds on a slow connection.
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
    void open();
  });
  if (location.hash === link.hash) void open();
}
