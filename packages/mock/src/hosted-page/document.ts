import { STYLE } from './style.js';

/** A page of the mock. */
export interface DocumentParts {
  /** Escaped HTML. */
  title: string;
  /** The width of the content: `narrow` for a few sentences, `wide` for lists. */
  width: 'narrow' | 'wide';
  /** HTML. */
  content: string;
  /**
   * HTML after the content, e.g. a script.
   *
   * @default ''
   */
  end?: string;
}

/** Returns a page as HTML, with the header of the mock's pages. */
export function renderDocument({ title, width, content, end = '' }: DocumentParts): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title><style>${STYLE}</style></head>
<body class="${width}"><header>${SIGN}WAPI mock</header><main>${content}</main>${end}</body></html>
`;
}

/** The sign of the documentation. */
const SIGN =
  '<svg viewBox="0 0 32 32" aria-hidden="true"><rect width="32" height="32" rx="7" fill="#ff7a59"/>' +
  '<path d="M6 10l4.5 13L16 12l5.5 11L26 10" fill="none" stroke="#06303a" stroke-width="3.6" ' +
  'stroke-linecap="round" stroke-linejoin="round"/></svg>';
