interface CodeProps {
  /** The caption. */
  label: string;
  code: string;
}

/** Code that can be copied. Lines wrap, because most of them are wider than a phone. */
export function Code({ label, code }: CodeProps) {
  return (
    <figure>
      <figcaption>{label}</figcaption>
      <pre>
        <code>{code}</code>
      </pre>
    </figure>
  );
}

/** JSON of a response. Lines wrap. */
export function Json({ json }: { json: string }) {
  return (
    <pre class="json">
      <code>{json}</code>
    </pre>
  );
}
