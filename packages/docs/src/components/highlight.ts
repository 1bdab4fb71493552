import { createRequire } from 'node:module';

// The entry of lowlight also loads 190 grammars, which takes half a second.
const lowlightUrl = import.meta.resolve('lowlight');
const { createLowlight } = (await import(new URL('lib/index.js', lowlightUrl).href)) as typeof import('lowlight');
const require = createRequire(lowlightUrl);

type Grammar = NonNullable<Parameters<typeof createLowlight>[0]>[string];

/** The grammars of the languages on the site. Code in a different language has one tone. */
const GRAMMARS = ['bash', 'javascript', 'json', 'php', 'python', 'typescript', 'xml', 'yaml'];

const lowlight = createLowlight(
  Object.fromEntries(GRAMMARS.map((name) => [name, require(`highlight.js/lib/languages/${name}`) as Grammar])),
);

/**
 * Maps highlight.js token types to the element of their tone: `i` for strings, `b` for keywords and names, `u` for
 * comments. The elements have no class, because pages contain thousands of them.
 */
const TONES: Readonly<Record<string, string>> = {
  'hljs-string': 'i',
  'hljs-regexp': 'i',
  'hljs-keyword': 'b',
  'hljs-literal': 'b',
  'hljs-built_in': 'b',
  'hljs-attr': 'b',
  'hljs-number': 'b',
  'hljs-meta': 'u',
  'hljs-comment': 'u',
};

/** Maps the language names in captions and Markdown to highlight.js names. */
const LANGUAGES: Readonly<Record<string, string>> = {
  curl: 'bash',
  powershell: 'bash',
  cmd: 'bash',
  sh: 'bash',
  shell: 'bash',
  ts: 'typescript',
  tsx: 'typescript',
  js: 'javascript',
  fetch: 'typescript',
};

type Node = ReturnType<typeof lowlight.highlight>['children'][number];

const highlighted = new Map<string, string>();

/**
 * Returns code as HTML in three tones: one for strings, one for keywords and names, and one for comments. Code in an
 * unknown language has one tone.
 *
 * @param language a highlight.js name, or a name from a caption or from Markdown, in any case
 */
export function highlight(code: string, language: string): string {
  const name = language.toLowerCase();
  const grammar = LANGUAGES[name] ?? name;
  if (!lowlight.registered(grammar)) return escapeHtml(code);
  const key = `${grammar} ${code}`;
  const known = highlighted.get(key);
  if (known !== undefined) return known;
  const html = lowlight
    .highlight(grammar, code)
    .children.map((node) => toHtml(node, grammar))
    .join('');
  highlighted.set(key, html);
  return html;
}

function toHtml(node: Node, grammar: string): string {
  if (node.type === 'text') return grammar === 'bash' ? markFlags(node.value) : escapeHtml(node.value);
  if (node.type !== 'element') return '';
  const { className } = node.properties;
  const tone = TONES[Array.isArray(className) ? String(className[0]) : ''];
  // Flatten nested tokens, because all code in one tone has the same colour.
  return tone === undefined
    ? node.children.map((child) => toHtml(child, grammar)).join('')
    : `<${tone}>${escapeHtml(textOf(node))}</${tone}>`;
}

function textOf(node: Node): string {
  if (node.type === 'text') return node.value;
  return node.type === 'element' ? node.children.map(textOf).join('') : '';
}

/** Marks command-line options, which the shell grammar does not recognize. */
function markFlags(text: string): string {
  return escapeHtml(text).replaceAll(/(?<=^|\s)(?:curl(?:\.exe)?|--?[A-Za-z][\w-]*)(?=\s|$)/g, '<b>$&</b>');
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
