import type { ComponentChildren } from 'preact';
import { highlight } from './highlight.js';

interface CodeProps {
  /** The name of the code for screen readers and for its copy button, e.g. `curl, 1 of 4`. */
  label: string;
  code: string;
  /**
   * The visible caption; `null` for none.
   *
   * @default label
   */
  caption?: ComponentChildren;
  /** @default the first word of the label */
  language?: string;
}

/** A code block in three tones, with a copy button. Long lines scroll. */
export function Code({ label, code, caption = label, language = /^\w*/.exec(label)?.[0] ?? '' }: CodeProps) {
  return (
    <figure aria-label={label}>
      {caption !== null && <figcaption>{caption}</figcaption>}
      <pre {...focusable(code)}>
        <code dangerouslySetInnerHTML={{ __html: highlight(code, language) }} />
      </pre>
    </figure>
  );
}

/** A captioned block of JSON from a request or a response. */
export function Json({ label, json, caption = 'JSON' }: { label: string; json: string; caption?: ComponentChildren }) {
  return (
    <figure aria-label={label}>
      <figcaption>{caption}</figcaption>
      <pre class="json" {...focusable(json)}>
        <code dangerouslySetInnerHTML={{ __html: highlight(json, 'json') }} />
      </pre>
    </figure>
  );
}

/** Lines of at most this many characters fit on the smallest phone. */
const FITTING_LINE = 24;
/** Code with at most this many lines is never cut off. */
const FITTING_LINES = 6;

/** Makes code focusable if it can be wider or higher than its box, so that readers can scroll it with the keyboard. */
function focusable(code: string): { tabIndex?: 0 } {
  const lines = code.split('\n');
  return lines.length <= FITTING_LINES && lines.every((line) => line.length <= FITTING_LINE) ? {} : { tabIndex: 0 };
}
