import { isUtf8 } from 'node:buffer';
import { type Document, isMap, isNode, isSeq, visit, type YAMLError } from 'yaml';

/** A problem in the text of a file. */
export interface TextProblem {
  offset: number;
  message: string;
}

const decoder = new TextDecoder('utf-8');

/** Decodes UTF-8. Replaces invalid bytes with replacement characters, and reports a problem at the first of them. */
export function decodeText(bytes: Uint8Array): { text: string; problem?: TextProblem } {
  const text = decoder.decode(bytes);
  if (isUtf8(bytes)) return { text };
  const offset = Math.max(text.indexOf('\uFFFD'), 0);
  return { text, problem: { offset, message: 'The file must be UTF-8 text: save it with the encoding UTF-8.' } };
}

/**
 * Patterns of characters that a reader cannot see, each with advice. The last character of a match is the wrong
 * character.
 */
const invisible: readonly [pattern: RegExp, advice: string][] = [
  // Control characters other than line breaks and tabs. Some parsers stop at such a character.
  [/[\p{Cc}\u2028\u2029](?<![\t\n\r])/u, 'delete it'],
  // Zero-width characters, except the joiners that emoji and some scripts need.
  [/(?![\u200c\u200d](?=[^\p{ASCII}]))\p{Cf}/u, 'delete it'],
  // Spaces other than U+0020, at the start of a line or after the colon of a key.
  [/^ *(?:- )*(?:[\w$./{}-]+:)?(?! )\p{Zs}/mu, 'write an ordinary space'],
];

/** Finds the first invisible character that can change the meaning of a file. */
export function findInvisible(text: string): TextProblem | undefined {
  const found = invisible.flatMap(([pattern, advice]) => {
    const match = pattern.exec(text);
    return match === null ? [] : [{ offset: match.index + match[0].length - 1, advice }];
  });
  const [first] = found.toSorted((a, b) => a.offset - b.offset);
  if (first === undefined) return undefined;
  const code = text.charCodeAt(first.offset).toString(16).toUpperCase().padStart(4, '0');
  return { offset: first.offset, message: `The invisible character U+${code} is not allowed here: ${first.advice}.` };
}

/** Finds a line that Git writes into a file that two branches have changed differently. */
export function findConflict(text: string): TextProblem | undefined {
  const offset = text.search(/^(?:<{7}|={7}|>{7}|\|{7})(?: |\r?$)/m);
  if (offset < 0) return undefined;
  return {
    offset,
    message: 'The file contains a conflict marker of Git: resolve the conflict, and delete the marker.',
  };
}

/**
 * Finds JSON in a YAML file. YAML parsers accept JSON, but authors need YAML's comments and multi-line strings, which
 * JSON does not have.
 */
export function findJson(text: string): TextProblem | undefined {
  if (!/^\s*[[{]/.test(text) || !text.includes('"')) return undefined;
  try {
    JSON.parse(text);
  } catch {
    return undefined;
  }
  return { offset: text.search(/\S/), message: 'The file contains JSON: write it as YAML, with one key per line.' };
}

/** Advice for syntax errors whose message says only what the parser found. */
const advices: readonly [code: string, pattern: RegExp, advice: string][] = [
  ['BLOCK_AS_IMPLICIT_KEY', /compact mappings/, 'put a value that contains a colon and a space in quotation marks'],
  ['BAD_SCALAR_START', /./, 'put the value in quotation marks'],
  [
    'MULTILINE_IMPLICIT_KEY',
    /./,
    'write a space after the colon of a key, or put a text of several lines in quotation marks',
  ],
  ['TAB_AS_INDENT', /./, 'indent with spaces'],
  ['UNEXPECTED_TOKEN', /at node end/, 'put the whole value in quotation marks'],
  ['UNEXPECTED_TOKEN', /same line with key/, 'begin the list on the next line'],
  ['UNEXPECTED_TOKEN', /Not a YAML token/, 'begin the text on the next line'],
  ['MISSING_CHAR', /quote/, 'add the missing quotation mark'],
  ['MISSING_CHAR', /map values/, 'write a colon and a space after the key'],
  ['BAD_INDENT', /same column/, 'indent the keys of one map equally'],
  ['BAD_DQ_ESCAPE', /./, 'write `\\\\` for a backslash, or use single quotation marks'],
];

/** Returns the start of the innermost list or map in brackets that begins before an offset and is never closed. */
function startOfOpenList(document: Document, text: string, before: number): number | undefined {
  let start: number | undefined;
  visit(document, {
    Collection(_key, node) {
      const [offset = 0, end = 0] = (isNode(node) ? node.range : undefined) ?? [];
      const isClosed = [']', '}'].includes(text[end - 1] ?? '');
      if ((isSeq(node) || isMap(node)) && node.flow === true && offset <= before && !isClosed) start = offset;
    },
  });
  return start;
}

/** Describes a syntax error. Reports an unclosed list at its start, because parsers only notice it on a later line. */
export function describeSyntaxError(document: Document, text: string, { code, pos, message }: YAMLError): TextProblem {
  const [offset] = pos;
  if (code === 'DUPLICATE_KEY') {
    // If a key has no value, the parser reports the error on the previous line.
    const [space = '', key = ''] = /^(?:\s|#.*\n)*([^:\n]*)/.exec(text.slice(offset)) ?? [];
    const start = offset + space.length - key.length;
    return { offset: start, message: `Invalid YAML: the key \`${key.trim()}\` exists already. Remove one of the two.` };
  }
  if (code === 'MULTIPLE_DOCS')
    return { offset, message: 'The file must contain one YAML document: remove the line `---` between the two.' };
  const start = message.startsWith('Flow ') ? startOfOpenList(document, text, offset) : undefined;
  if (start === undefined) {
    const advice = advices.find(([kind, pattern]) => kind === code && pattern.test(message))?.[2];
    return { offset, message: `Invalid YAML: ${message}${advice === undefined ? '' : `: ${advice}.`}` };
  }
  const [kind, end] = text[start] === '{' ? ['map', '}'] : ['list', ']'];
  return { offset: start, message: `Invalid YAML: the ${kind} that begins here must end with \`${end}\`.` };
}
