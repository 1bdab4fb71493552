import { extname } from 'node:path';
import ts from 'typescript';
import { isScalar, parseAllDocuments, visit } from 'yaml';

/** A range of a file's text, as two offsets. */
interface Range {
  start: number;
  end: number;
}

/**
 * Keys in the spec whose values this project writes. Examples and quotations (`value`, `says`) are WiPay's own words,
 * so they are not checked.
 */
const proseKeys = new Set(['title', 'summary', 'description', 'text', 'decision', 'find_out']);

/**
 * Replaces everything except prose in a TypeScript or YAML file with spaces. A plain-text linter then reports the right
 * lines and columns.
 */
export function extractProse(file: string, text: string): string {
  const ranges = extname(file) === '.yaml' ? yamlProse(text) : typescriptProse(file, text);
  return keepRanges(text, ranges);
}

function keepRanges(text: string, ranges: readonly Range[]): string {
  let out = '';
  let position = 0;
  for (const { start, end } of ranges.toSorted((a, b) => a.start - b.start)) {
    if (start < position) continue;
    out += blank(text.slice(position, start)) + text.slice(start, end);
    position = end;
  }
  return out + blank(text.slice(position));
}

const blank = (text: string) => text.replace(/[^\n]+/g, (line) => ' '.repeat(line.length));

function typescriptProse(file: string, text: string): Range[] {
  const kind = file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, false, kind);
  const ranges: Range[] = [];
  const seen = new Set<number>();

  const addComments = (comments: readonly ts.CommentRange[] | undefined) => {
    for (const { pos, end } of comments ?? []) {
      if (seen.has(pos)) continue;
      seen.add(pos);
      ranges.push(...commentLines(text, pos, end));
    }
  };
  const visitNode = (node: ts.Node) => {
    addComments(ts.getLeadingCommentRanges(text, node.pos));
    addComments(ts.getTrailingCommentRanges(text, node.end));
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return;
    if (ts.isStringLiteralLike(node)) ranges.push({ start: node.getStart(source) + 1, end: node.end - 1 });
    if (ts.isJsxText(node)) ranges.push({ start: node.pos, end: node.end });
    if (ts.isTemplateHead(node) || ts.isTemplateMiddle(node))
      ranges.push({ start: node.getStart(source) + 1, end: node.end - 2 });
    if (ts.isTemplateTail(node)) ranges.push({ start: node.getStart(source) + 1, end: node.end - 1 });
    ts.forEachChild(node, visitNode);
  };
  ts.forEachChild(source, visitNode);
  addComments(ts.getLeadingCommentRanges(text, source.endOfFileToken.pos));
  return ranges;
}

/** Returns the lines of a comment, without its delimiters. */
function commentLines(text: string, start: number, end: number): Range[] {
  const ranges: Range[] = [];
  let offset = start;
  for (const line of text.slice(start, end).split('\n')) {
    const lead = /^\s*(\/\*+|\*\/|\*|\/\/+)?\s*/.exec(line)?.[0].length ?? 0;
    const tail = /\s*\*\/$/.exec(line)?.[0].length ?? 0;
    if (lead < line.length - tail) ranges.push({ start: offset + lead, end: offset + line.length - tail });
    offset += line.length + 1;
  }
  return ranges;
}

function yamlProse(text: string): Range[] {
  const ranges: Range[] = [];
  for (const document of parseAllDocuments(text)) {
    visit(document, {
      Pair(_, pair) {
        const key = isScalar(pair.key) ? String(pair.key.value) : '';
        if (key === 'value' || key === 'example' || key === 'examples') return visit.SKIP;
        if (!proseKeys.has(key) || !isScalar(pair.value)) return undefined;
        const range = pair.value.range;
        if (range) ranges.push({ start: range[0], end: range[1] });
        return visit.SKIP;
      },
    });
  }
  for (const { index, 0: match } of text.matchAll(/(?<=^\s*)#.*$/gm))
    ranges.push({ start: index + 1, end: index + match.length });
  return ranges;
}
