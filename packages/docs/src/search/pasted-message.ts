/** The message in what somebody pastes or types: that of an answer's JSON or of a part of it, else all of the text. */
export function pastedMessage(text: string): string {
  const found = /"message"\s*:\s*("(?:[^"\\]|\\.)*")/.exec(text)?.[1];
  try {
    return found === undefined ? text.trim() : String(JSON.parse(found));
  } catch {
    return text.trim();
  }
}

/**
 * The field of which a message speaks: `The last name field is required.` is about `last_name`, and so is the beginning of it.
 *
 * @param names of fields
 * @returns undefined where it speaks of none
 */
export function fieldOfMessage(message: string, names: readonly string[]): string | undefined {
  const words = `${message
    .toLowerCase()
    .replace(/^the (selected )?/, '')
    .replace(/[.\s]+$/, '')} `;
  const [longest] = names
    .filter((name) => words.startsWith(`${name.toLowerCase().replaceAll('_', ' ').replace('[]', '')} `))
    .toSorted((a, b) => b.length - a.length);
  return longest;
}
