// Loaded on every page: copy buttons, and the controls that load other scripts on demand.
import { addCopyButtons } from './copy-buttons.js';
import { addSearchField } from './search-field.js';
import { addTryIt } from './try-it-link.js';

// Wait for the first paint, because changes to the page would otherwise delay its text by a second layout.
new PerformanceObserver((_paints, observer) => {
  observer.disconnect();
  addCopyButtons();
  addSearchField();
  addTryIt();
}).observe({ type: 'paint', buffered: true });
