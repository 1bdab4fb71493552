// Runs in every page before the first paint, and applies the settings that change how the page looks.
import { readSetting } from './storage.js';

const root = document.documentElement;
root.className = readSetting('marks') === 'off' ? 'js marks-off' : 'js';
const theme = readSetting('theme');
if (theme !== undefined) root.dataset['theme'] = theme;
