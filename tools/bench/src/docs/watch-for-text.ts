/**
 * Records when a sentence is on the screen, as the browser reports it through Element Timing. The layout time would be
 * too early, because the browser paints the text after the layout. Runs in the page, so it cannot use other code in
 * this module.
 */
export function watchForText(text: string): void {
  new PerformanceObserver((list) => {
    const [entry] = list.getEntries();
    if (entry && !('readableAt' in globalThis)) Object.assign(globalThis, { readableAt: entry.startTime });
  }).observe({ type: 'element', buffered: true });
  const mark = (node: Node): void => {
    const element = node.nodeValue?.includes(text) ? node.parentElement : null;
    if (element && !element.closest('script, style, head')) element.setAttribute('elementtiming', 'text');
  };
  new MutationObserver((records) => {
    for (const { addedNodes, target } of records) {
      if (target.nodeType === Node.TEXT_NODE) mark(target);
      for (const added of addedNodes) {
        if (added.nodeType === Node.TEXT_NODE) mark(added);
        const walker = document.createTreeWalker(added, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) mark(walker.currentNode);
      }
    }
  }).observe(document, { childList: true, characterData: true, subtree: true });
}
