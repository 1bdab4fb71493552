/** Gives each piece of code a button that copies it. */
export function addCopyButtons(): void {
  // A page that came over plain HTTP from another machine has none.
  const clipboard = navigator.clipboard as Clipboard | undefined;
  if (!clipboard) return;
  for (const figure of document.querySelectorAll('figure')) {
    const button = document.createElement('button');
    const say = (word: string) => {
      button.textContent = word;
      setTimeout(() => (button.textContent = 'Copy'), 2000);
    };
    button.type = 'button';
    button.textContent = 'Copy';
    button.addEventListener('click', () => {
      clipboard.writeText(figure.querySelector('pre')?.textContent ?? '').then(
        () => say('Copied'),
        () => say('Not copied'),
      );
    });
    figure.querySelector('figcaption')?.append(button);
  }
}
