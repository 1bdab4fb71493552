/**
 * Unfolds the list of contents if it is at the side. The styles do the same in newer browsers, without a change after
 * the first paint.
 */
export function openContents(): void {
  const details = document.querySelector<HTMLDetailsElement>('.toc details');
  if (details) details.open = matchMedia('(min-width: 80rem)').matches;
}
