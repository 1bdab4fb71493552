import { fetchFile } from './fetch-file.js';

/** Adds a copy button to each code block, and a button that copies the page as Markdown. */
export function addCopyButtons(): void {
  // Browsers provide no clipboard to pages that were loaded over plain HTTP, except from the same machine.
  const clipboard = navigator.clipboard as Clipboard | undefined;
  if (!clipboard) return;
  for (const figure of document.querySelectorAll('figure')) {
    const name = figure.getAttribute('aria-label') ?? 'code';
    const copy = () => clipboard.writeText(figure.querySelector('pre')?.textContent ?? '');
    (figure.querySelector('figcaption') ?? figure).append(copyButton('Copy', name, copy));
  }
  const markdown = document.querySelector<HTMLAnchorElement>('footer .markdown');
  markdown?.after(
    ' ',
    copyButton('Copy as Markdown', '', async () => {
      const response = await fetchFile(markdown.href);
      await clipboard.writeText(await response.text());
    }),
  );
}

/** A button that shows for two seconds whether copying succeeded. Its accessible name says what the button copies. */
function copyButton(text: string, name: string, copy: () => Promise<void>): HTMLButtonElement {
  const button = document.createElement('button');
  const show = (label: string, isResult: boolean) => {
    button.textContent = label;
    if (isResult || name === '') button.removeAttribute('aria-label');
    else button.setAttribute('aria-label', `${label} ${name}`);
  };
  const showResult = (label: string) => {
    show(label, true);
    setTimeout(() => show(text, false), 2000);
  };
  button.type = 'button';
  button.className = 'copy';
  show(text, false);
  button.addEventListener('click', () => {
    copy().then(
      () => showResult('Copied'),
      () => showResult('Copy failed'),
    );
  });
  return button;
}
