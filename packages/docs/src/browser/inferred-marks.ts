import { readSetting, saveSetting } from './storage.js';

/** Adds the button that hides or shows the "inferred" marks on all pages. */
export function addInferredSwitch(): void {
  const note = document.querySelector('.inferred-note');
  if (!note) return;
  const button = document.createElement('button');
  button.type = 'button';
  const isOff = () => readSetting('marks') === 'off';
  const show = () => {
    document.documentElement.classList.toggle('marks-off', isOff());
    button.textContent = isOff() ? 'Show marks' : 'Hide marks';
  };
  button.addEventListener('click', () => {
    saveSetting('marks', isOff() ? undefined : 'off');
    show();
  });
  show();
  note.append(' ', button);
}
