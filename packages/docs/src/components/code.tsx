interface CodeProps {
  /** What the code is, as its caption. */
  label: string;
  code: string;
}

/** Code that can be copied. Its lines wrap: on a phone the end of most would be out of sight. */
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

/** JSON that wraps, for answers. */
export function Json({ json }: { json: string }) {
  return (
    <pre class="json">
      <code>{json}</code>
    </pre>
  );
}
