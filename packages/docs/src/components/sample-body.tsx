import type { InferredParts, PartRange } from '../model/inferred-parts.js';
import type { ExampleModel } from '../model/operation-model.js';
import { Json } from './code.js';
import { Join } from './join.js';

interface SampleBodyProps {
  example: ExampleModel;
  /**
   * JSON with at least this number of lines is collapsed, so that phone readers reach the text below it.
   *
   * @default 40
   */
  foldFrom?: number;
}

/** The JSON of a sample, and a note on its inferred parts. */
export function SampleBody({ example: { name, json, inferredParts }, foldFrom = 40 }: SampleBodyProps) {
  const lines = json.split('\n').length;
  return (
    <>
      {lines < foldFrom ? (
        <Json label={name} json={json} />
      ) : (
        <details>
          <summary>Sample ({lines} lines)</summary>
          <Json label={name} json={json} />
        </details>
      )}
      <InferredNote inferredParts={inferredParts} />
    </>
  );
}

/** A note that lists the inferred parts of one or more samples. */
export function InferredNote({
  inferredParts,
  of = 'this sample',
}: {
  inferredParts: readonly InferredParts[];
  of?: string;
}) {
  if (inferredParts.length === 0) return null;
  return (
    <p class="case">
      Inferred in {of}:{' '}
      {inferredParts.map(({ place, parts }, index) => (
        <>
          {index > 0 && '; '}
          {place !== '' && (
            <>
              in <code>{place}</code>:{' '}
            </>
          )}
          <Parts parts={parts} />
        </>
      ))}
    </p>
  );
}

function Parts({ parts }: { parts: readonly PartRange[] }) {
  return (
    <Join
      parts={parts.map(({ from, to }) => (
        <>
          <code>{from}</code>
          {to !== undefined && (
            <>
              {' '}
              to <code>{to}</code>
            </>
          )}
        </>
      ))}
    />
  );
}
