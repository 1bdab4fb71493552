/** The title of the entry for all failures without a response from the API. */
export const NO_RESPONSE = 'No response';

/**
 * Finds the API's message in a pasted text: in JSON, in a printed object, or after the words that the samples and the
 * client print before it.
 *
 * @returns `NO_RESPONSE` for the page of a gateway, or for the error of a program that received no response; the status
 *   code for a status line; any other text trimmed
 */
export function extractMessage(text: string): string {
  if (PAGE.test(text)) return NO_RESPONSE;
  const message = readMessageField(text) ?? text.replace(PRINTED_BEFORE, '').replace(PRINTED_AFTER, '').trim();
  if (FAILURE.test(message)) return NO_RESPONSE;
  return STATUS_LINE.exec(message)?.[1] ?? message;
}

/** The start of an HTML page. */
const PAGE = /<(?:!doctype|html|head|body)\b/i;

/** The words that the samples and the client print before a message. */
const PRINTED_BEFORE = /^\s*(?:Wapi\w*Error: )?(?:Refused(?: or not sent)?: (?:\d{3} )?)?(?:\[[A-Z]+\] \S+ \d{3}: )?/;

/** The hint that the client prints after the message of a refused scope. */
const PRINTED_AFTER = / The operation needs the scope [\w-]+\.$/;

/** Messages of gateways, of curl and of HTTP libraries for a response that is missing, incomplete or not JSON. */
const FAILURE = new RegExp(
  [
    /no usable response|may have (?:moved money|been carried out)|not a JSON object/,
    /\bcurl(?: error \d|: \(\d)/,
    /\b(?:HTTP\S* |error |status )50[234]\b|\b50[234] (?:bad|service|gateway)/,
    /\btimed out\b|timeout(?:error|exception)|aborted due to timeout|timeout of \d|timeout exceeded/,
    /\bE(?:TIMEDOUT|CONN\w+|PIPE|NOTFOUND|AI_AGAIN)\b|socket hang up|fetch failed|failed to fetch|max retries exceeded/,
    /connection (?:was )?(?:aborted|broken?|closed|refused|reset|timed)|remote end closed|empty reply from server/,
    /unexpected (?:token .?<|end of JSON)|JSONDecodeError|expecting value: line/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'i',
);

/** The first line of a response, as `curl -i` and `curl -v` print it. */
const STATUS_LINE = /^(?:< )?HTTP\/[\d.]+ (\d{3})\b/i;

/** Reads the `message` of JSON, or of an object as JavaScript, Python or PHP print it. The rest may be missing. */
function readMessageField(text: string): string | undefined {
  const quoted = /\bmessage["']?\]?\s*[:=]>?\s*("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')/.exec(text)?.[1];
  if (quoted?.startsWith('"') !== true) return quoted?.slice(1, -1).replaceAll(/\\(.)/g, '$1');
  try {
    return String(JSON.parse(quoted));
  } catch {
    return undefined;
  }
}

/** Replaces each number, so that messages with different limits are equal. */
export function maskNumbers(text: string): string {
  return text.replaceAll(/\d+(?:[.,]\d+)*/g, '0');
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
