/**
 * The name that a message has in links: its words.
 *
 * @param example the name of the spec's example, for a message without words
 */
export function messageAnchor(message: string, example: string): string {
  return (
    message
      .toLowerCase()
      .match(/[a-z0-9]+/g)
      ?.join('-') ?? example
  );
}
