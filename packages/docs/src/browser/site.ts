// What every page loads: copy buttons, and the ways in to what is loaded when it is asked for.
import { addCopyButtons } from './copy-buttons.js';
import { addSearchField } from './search-field.js';
import { addTryItButton } from './try-it-button.js';

addCopyButtons();
addSearchField();
addTryItButton();
