/**
 * Returns the fragment for links to a message: its words, joined by hyphens.
 *
 * @param example the name of the spec's example, used for a message without words
 */
export function messageAnchor(message: string, example: string): string {
  return (
    message
      .toLowerCase()
      .match(/[a-z0-9]+/g)
      ?.join('-') ?? example
  );
}
