// Loaded on every page: small improvements, and the controls that load other scripts on demand.
import { openContents } from './contents.js';
import { addCopyButtons } from './copy-buttons.js';
import { addInferredSwitch } from './inferred-marks.js';
import { addMenu } from './menu.js';
import { addPlatformChoice } from './platform.js';
import { registerWorker } from './register-worker.js';
import { addSamplePanel } from './sample-panel.js';
import { addSearchField } from './search-field.js';
import { addShellChoice } from './shell-choice.js';
import { addThemeSwitch } from './theme-switch.js';
import { addTryIt } from './try-it-link.js';

// Wait for the first paint, because changes to the page would otherwise delay its text by a second layout.
new PerformanceObserver((_paints, observer) => {
  observer.disconnect();
  addCopyButtons();
  addSearchField();
  addThemeSwitch();
  addMenu();
  addSamplePanel();
  addShellChoice();
  addPlatformChoice();
  addInferredSwitch();
  addTryIt();
  openContents();
  registerWorker();
}).observe({ type: 'paint', buffered: true });
