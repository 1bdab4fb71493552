// What every page loads: copy buttons, and the ways in to what is loaded when it is asked for.
import { addCopyButtons } from './copy-buttons.js';
import { addSearchField } from './search-field.js';
import { addTryIt } from './try-it-link.js';

addCopyButtons();
addSearchField();
addTryIt();

/** Fills a place that a page keeps for a script of its own. */
function fill(id: string, load: (place: HTMLElement) => Promise<unknown>): void {
  const place = document.getElementById(id);
  if (place) void load(place);
}

fill('scope-calculator', async (place) => (await import('./scope-calculator.js')).addScopeCalculator(place));
fill('message-filter', async (place) => (await import('./message-filter.js')).addMessageFilter(place));
