/** Extracts the `message` from pasted JSON or a fragment of JSON. Returns any other input trimmed. */
export function extractMessage(text: string): string {
  const found = /"message"\s*:\s*("(?:[^"\\]|\\.)*")/.exec(text)?.[1];
  try {
    return found === undefined ? text.trim() : String(JSON.parse(found));
  } catch {
    return text.trim();
  }
}

/**
 * Finds the field that a message names. The message may be cut off, because its start names the field.
 *
 * @param names the names of all fields
 * @returns undefined if the message names no field
 * @example findFieldInMessage('The last name field is required.', ['name', 'last_name']); // 'last_name'
 */
export function findFieldInMessage(message: string, names: readonly string[]): string | undefined {
  const words = `${message
    .toLowerCase()
    .replace(/^the (selected )?/, '')
    .replace(/[.\s]+$/, '')} `;
  const fitting = names.filter((name) =>
    words.startsWith(`${name.toLowerCase().replaceAll('_', ' ').replace('[]', '')} `),
  );
  fitting.sort((a, b) => b.length - a.length);
  return fitting[0];
}
