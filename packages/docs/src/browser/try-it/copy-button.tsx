import { useState } from 'preact/hooks';

/** Copies a text. A page that came over plain HTTP from another machine cannot, and shows no button. */
export function CopyButton({ text }: { text: string }) {
  const [word, setWord] = useState('Copy');
  const clipboard = navigator.clipboard as Clipboard | undefined;
  if (!clipboard) return null;
  const copy = () =>
    clipboard.writeText(text).then(
      () => setWord('Copied'),
      () => setWord('Not copied'),
    );
  return (
    <button type="button" class="copy" onClick={() => void copy()}>
      {word}
    </button>
  );
}
