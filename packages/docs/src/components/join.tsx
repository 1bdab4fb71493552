import type { ComponentChildren } from 'preact';

/** Parts of a sentence, joined by commas. */
export function Join({ parts }: { parts: readonly ComponentChildren[] }) {
  return (
    <>
      {parts.map((part, index) => (
        <>
          {index > 0 && ', '}
          {part}
        </>
      ))}
    </>
  );
}
