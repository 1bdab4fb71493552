/** Adds a copy button to each code block. */
export function addCopyButtons(): void {
  // Browsers provide no clipboard to pages that were loaded over plain HTTP, except from the same machine.
  const clipboard = navigator.clipboard as Clipboard | undefined;
  if (!clipboard) return;
  for (const figure of document.querySelectorAll('figure')) {
    const button = document.createElement('button');
    const showResult = (text: string) => {
      button.textContent = text;
      setTimeout(() => (button.textContent = 'Copy'), 2000);
    };
    button.type = 'button';
    button.textContent = 'Copy';
    button.addEventListener('click', () => {
      clipboard.writeText(figure.querySelector('pre')?.textContent ?? '').then(
        () => showResult('Copied'),
        () => showResult('Copy failed'),
      );
    });
    figure.querySelector('figcaption')?.append(button);
  }
}
