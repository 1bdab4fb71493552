import type { ComponentChildren } from 'preact';

/** Joins parts of a sentence with commas. */
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
