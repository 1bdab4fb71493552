// What every page loads: copy buttons, and the ways in to what is loaded when it is asked for.
import { addCopyButtons } from './copy-buttons.js';
import { addSearchField } from './search-field.js';
import { addTryIt } from './try-it-link.js';

// The page's text comes first: what is added here would have the browser lay out the page twice before it shows any of it.
new PerformanceObserver((_paints, observer) => {
  observer.disconnect();
  addCopyButtons();
  addSearchField();
  addTryIt();
}).observe({ type: 'paint', buffered: true });
