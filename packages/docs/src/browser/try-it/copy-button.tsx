import { useState } from 'preact/hooks';

/**
 * A button that copies a string. Renders nothing if the browser provides no clipboard, as for pages loaded over plain
 * HTTP from a different machine.
 */
export function CopyButton({ text }: { text: string }) {
  const [label, setLabel] = useState('Copy');
  const clipboard = navigator.clipboard as Clipboard | undefined;
  if (!clipboard) return null;
  const copy = () =>
    clipboard.writeText(text).then(
      () => setLabel('Copied'),
      () => setLabel('Copy failed'),
    );
  return (
    <button type="button" class="copy" onClick={() => void copy()}>
      {label}
    </button>
  );
}
