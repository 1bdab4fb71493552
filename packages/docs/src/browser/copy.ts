if ('clipboard' in navigator) {
  for (const figure of document.querySelectorAll('figure')) {
    const button = document.createElement('button');
    const text = figure.querySelector('pre')?.textContent ?? '';
    button.type = 'button';
    button.textContent = 'Copy';
    button.addEventListener('click', () => {
      navigator.clipboard.writeText(text).then(
        () => say('Copied'),
        () => say('Not copied'),
      );
    });
    const say = (word: string) => {
      button.textContent = word;
      setTimeout(() => (button.textContent = 'Copy'), 2000);
    };
    figure.querySelector('figcaption')?.append(button);
  }
}
