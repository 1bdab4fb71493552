interface CodeProps {
  /** What the code is, as its caption. */
  label: string;
  code: string;
}

/** Code that scrolls inside itself and can be copied. */
export function Code({ label, code }: CodeProps) {
  return (
    <figure>
      <figcaption>{label}</figcaption>
      <pre tabIndex={0} role="region" aria-label={label}>
        <code>{code}</code>
      </pre>
    </figure>
  );
}

/** JSON that wraps, for answers. */
export function Json({ json }: { json: string }) {
  return (
    <pre class="json">
      <code>{json}</code>
    </pre>
  );
}
