import { common, createLowlight } from 'lowlight';

const lowlight = createLowlight(common);

/** The class of each tone, by the token types of highlight.js. */
const TONES: Readonly<Record<string, string>> = {
  'hljs-string': 't-s',
  'hljs-regexp': 't-s',
  'hljs-keyword': 't-w',
  'hljs-literal': 't-w',
  'hljs-built_in': 't-w',
  'hljs-attr': 't-w',
  'hljs-number': 't-w',
  'hljs-meta': 't-n',
  'hljs-comment': 't-n',
};

/** Languages by the names that captions and Markdown use. */
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
 * Returns code as HTML in three tones: strings, keywords and names, and comments. Code in an unknown language has one
 * tone.
 *
 * @param language a name of highlight.js, or a name from a caption or from Markdown, in any case
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
  // Inside a tone, one colour is enough.
  return tone === undefined
    ? node.children.map((child) => toHtml(child, grammar)).join('')
    : `<span class="${tone}">${escapeHtml(textOf(node))}</span>`;
}

function textOf(node: Node): string {
  if (node.type === 'text') return node.value;
  return node.type === 'element' ? node.children.map(textOf).join('') : '';
}

/** Marks the options of commands, which the grammar for shells does not know. */
function markFlags(text: string): string {
  return escapeHtml(text).replaceAll(
    /(?<=^|\s)(?:curl(?:\.exe)?|--?[A-Za-z][\w-]*)(?=\s|$)/g,
    '<span class="t-w">$&</span>',
  );
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
