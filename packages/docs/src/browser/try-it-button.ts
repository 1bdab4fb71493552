/** Gives an operation's page the button that opens its form. The form is loaded with the first press. */
export function addTryItButton(): void {
  const samples = document.querySelector('.samples');
  const jump = document.querySelector('.op .jump');
  if (!samples || !jump) return;
  const panel = document.createElement('section');
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = 'Try it';
  panel.className = 'try';
  panel.hidden = true;
  samples.prepend(panel);
  jump.append(button);
  let isLoaded = false;
  button.addEventListener('click', () => {
    button.disabled = true;
    (isLoaded ? Promise.resolve() : import('./try-it/open-panel.js').then(({ openPanel }) => openPanel(panel)))
      .then(() => (isLoaded = true))
      .catch(() => (panel.textContent = 'The form cannot be loaded. Press again when you are online.'))
      .finally(() => {
        button.disabled = false;
        panel.hidden = false;
        panel.scrollIntoView({ block: 'start' });
        panel.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true });
      });
  });
}
