/** Lets the link to the samples open the form that sends the request. The form is loaded with the first click; without this, the samples are to be tried. */
export function addTryIt(): void {
  const link = document.querySelector('.op .jump a');
  const samples = document.querySelector('.samples');
  if (!link || !samples) return;
  const panel = document.createElement('section');
  panel.className = 'try';
  let opening: Promise<unknown> | undefined;
  link.addEventListener('click', (event) => {
    event.preventDefault();
    samples.prepend(panel);
    opening ??= import('./try-it/open-panel.js').then(({ openPanel }) => openPanel(panel));
    opening
      .catch(() => {
        opening = undefined;
        panel.textContent = 'The form cannot be loaded. Try again when you are online.';
      })
      .finally(() => {
        panel.scrollIntoView();
        panel.querySelector('h2')?.focus({ preventScroll: true });
      });
  });
}
