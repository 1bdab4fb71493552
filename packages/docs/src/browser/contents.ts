/**
 * Expands the table of contents if it is beside the text. Newer browsers need no script for this, because the styles
 * expand it before the first paint.
 */
export function openContents(): void {
  const details = document.querySelector<HTMLDetailsElement>('.toc details');
  if (details) details.open = matchMedia('(min-width: 80rem)').matches;
}
