import { type OtherShells, type Shell, SHELLS } from '../samples/shell.js';
import { fetchFile } from './fetch-file.js';
import { rewriteSamples } from './platform.js';
import { readSetting, saveSetting } from './storage.js';

/** Returns the shell that the reader chose, or Bash. */
export function getShell(): Shell {
  const remembered = readSetting('shell');
  return (Object.keys(SHELLS) as Shell[]).find((shell) => shell === remembered) ?? 'bash';
}

/**
 * Adds a shell selector to the curl samples, and remembers the selected shell. The page contains only the commands for
 * Bash. The commands for a different shell are loaded when a reader selects that shell.
 */
export function addShellChoice(): void {
  const place = document.querySelector('.shells');
  if (!place) return;
  const samples = [...document.querySelectorAll('figure[aria-label^="curl"] code')];
  const bash = samples.map((sample) => sample.innerHTML);
  const label = document.createElement('label');
  const select = document.createElement('select');
  for (const [shell, name] of Object.entries(SHELLS)) select.append(new Option(name, shell));
  label.append('Shell ', select);
  const note = document.createElement('span');
  note.setAttribute('role', 'status');
  place.append(label, ' ', note);
  let loading: Promise<OtherShells> | undefined;
  const update = async () => {
    const shell = select.value as Shell;
    note.textContent = '';
    try {
      const commands = shell === 'bash' ? bash : (await (loading ??= loadCommands()))[shell];
      // The reader may have chosen a different shell in the meantime.
      if (shell !== select.value) return;
      for (const [index, sample] of samples.entries()) sample.innerHTML = commands[index] ?? '';
      rewriteSamples();
    } catch {
      loading = undefined;
      note.textContent = `Could not load the commands for ${SHELLS[shell]}.`;
      select.value = 'bash';
    }
  };
  select.addEventListener('change', () => {
    saveSetting('shell', select.value === 'bash' ? undefined : select.value);
    void update();
  });
  select.value = getShell();
  if (select.value !== 'bash') void update();
}

/** @throws Error if the commands cannot be loaded */
async function loadCommands(): Promise<OtherShells> {
  return (await (await fetchFile('shells.json')).json()) as OtherShells;
}
