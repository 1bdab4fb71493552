export class Upload {
  constructor(
    readonly filename: string,
    readonly content: Uint8Array,
  ) {}
}

/** The named parts of a multipart body. `problem` describes why the body is invalid. */
export interface Multipart {
  entries: readonly (readonly [string, string | Upload])[];
  problem?: string;
}

/** The maximum number of parts to read. PHP ignores parts beyond its limits of 1000 fields and 20 files. */
const MAX_PARTS = 1020;
/** The maximum size of a part's headers, in bytes. A part with larger headers is ignored. */
const MAX_PART_HEADER_BYTES = 16_384;

const [TAB, LF, CR, SPACE, DASH] = Buffer.from('\t\n\r -') as unknown as readonly [
  number,
  number,
  number,
  number,
  number,
];

/** Finds the boundary in a `Content-Type`. */
export function boundaryOf(contentType: string): string | undefined {
  const [, quoted, bare] = /;\s*boundary=(?:"([^"]{1,200})"|([^\s;,"]{1,200}))/i.exec(contentType) ?? [];
  return quoted ?? bare;
}

/**
 * Splits a multipart body into its parts in linear time, without copying files.
 *
 * Like PHP, ignores parts without a name and parts with malformed headers. The last part needs no closing delimiter.
 * PHP reports a file without a closing delimiter as a failed upload, so the file counts as missing.
 */
export function readMultipart(body: Uint8Array, boundary: string): Multipart {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const findDelimiter = delimiterFinder(bytes, boundary);
  const entries: [string, string | Upload][] = [];
  let delimiter = findDelimiter(0);
  if (delimiter === undefined) return { entries, problem: 'cannot be parsed' };
  for (let parts = 0; parts < MAX_PARTS; parts += 1) {
    if (delimiter.closing) return { entries };
    const next = findDelimiter(delimiter.end);
    const rest = bytes.subarray(delimiter.end, next?.start);
    const last = next === undefined ? endOfLastPart(rest, boundary) : undefined;
    const part = rest.subarray(0, last?.end);
    const headersEnd = part.subarray(0, MAX_PART_HEADER_BYTES).indexOf('\r\n\r\n');
    const entry =
      headersEnd === -1 ? undefined : readPart(part.toString('utf8', 0, headersEnd), part.subarray(headersEnd + 4));
    if (entry !== undefined && !(last?.truncated === true && entry[1] instanceof Upload)) entries.push(entry);
    if (next === undefined) return { entries, problem: 'has no closing delimiter' };
    delimiter = next;
  }
  return { entries };
}

/**
 * Finds the end of a part after which no complete delimiter follows. Like PHP, drops bytes that may be the start of a
 * delimiter.
 *
 * @returns the end in bytes, and whether the boundary is missing too
 */
function endOfLastPart(part: Buffer, boundary: string): { end: number; truncated: boolean } {
  const delimiter = Buffer.from(`\n--${boundary}`);
  let end = part.indexOf(delimiter);
  const truncated = end === -1;
  if (truncated) {
    let length = Math.min(delimiter.length - 1, part.length);
    while (!part.subarray(part.length - length).equals(delimiter.subarray(0, length))) length -= 1;
    end = part.length - length;
  }
  // A carriage return belongs to the content unless it starts a delimiter.
  return { end: end < part.length && part[end - 1] === CR ? end - 1 : end, truncated };
}

interface Delimiter {
  /** The byte offset at which the content before the delimiter ends. */
  start: number;
  /** The byte offset at which the headers of the next part start. */
  end: number;
  closing: boolean;
}

/**
 * Creates a search for the next delimiter line at or after an offset. A line that only starts like a delimiter belongs
 * to the content.
 */
function delimiterFinder(bytes: Buffer, boundary: string): (from: number) => Delimiter | undefined {
  const dashed = Buffer.from(`--${boundary}`);
  const onNewLine = Buffer.from(`\r\n--${boundary}`);
  const atStart = bytes.subarray(0, dashed.length).equals(dashed);
  return (from) => {
    let start = from === 0 && atStart ? 0 : bytes.indexOf(onNewLine, from);
    while (start !== -1) {
      let end = start + (start === 0 && atStart ? dashed.length : onNewLine.length);
      if (bytes[end] === DASH && bytes[end + 1] === DASH) return { start, end, closing: true };
      while (bytes[end] === SPACE || bytes[end] === TAB) end += 1;
      // Do not skip the line break, because a part without headers starts with a blank line.
      if (bytes[end] === CR && bytes[end + 1] === LF) return { start, end, closing: false };
      start = bytes.indexOf(onNewLine, end);
    }
    return undefined;
  };
}

function readPart(headers: string, content: Buffer): [string, string | Upload] | undefined {
  const disposition = /^content-disposition:[ \t]*form-data\b(.*)$/im.exec(headers)?.[1];
  if (disposition === undefined) return undefined;
  const parameters = readParameters(disposition);
  const name = parameters.get('name');
  if (name === undefined || name === '') return undefined;
  const filename = parameters.get('filename');
  if (filename === undefined) return [name, content.toString('utf8')];
  // If the user chose no file, a browser sends an empty file without a name.
  return filename === '' && content.byteLength === 0 ? [name, ''] : [name, new Upload(filename, content)];
}

/** Matches the next parameter of a header (sticky). A malformed parameter ends the header. */
const PARAMETER = /\s*;\s*([\w*-]+)=(?:"((?:[^"\\]|\\.)*)"|([^;\s"]*))/y;

/**
 * Reads the parameters of a header. Like PHP, unescapes backslashes, and does not decode the `%22` that browsers send
 * for a quote.
 */
function readParameters(text: string): ReadonlyMap<string, string> {
  const parameters = new Map<string, string>();
  PARAMETER.lastIndex = 0;
  for (let match = PARAMETER.exec(text); match !== null; match = PARAMETER.exec(text)) {
    const [, name = '', quoted, bare = ''] = match;
    parameters.set(name.toLowerCase(), quoted?.replaceAll(/\\(["\\])/g, '$1') ?? bare);
  }
  return parameters;
}
