import { readFileSync } from 'node:fs';
import type { RunReport } from '../run/report.js';
import { formatJunit } from './junit.js';
import { formatMarkdown } from './markdown.js';
import { formatSarif } from './sarif.js';
import { createSourceLines, type SourceIndex } from './source-lines.js';
import { formatText } from './text.js';

/** The formats of a report. */
export const formats = ['text', 'markdown', 'json', 'junit', 'sarif'] as const;

// The build writes this file. The relative path is the same from src and from dist.
const SOURCE_LINES = new URL('../../dist/spec/source-lines.json', import.meta.url);

/** Formats the report of a run. */
export function formatReport(report: RunReport, format: (typeof formats)[number]): string {
  switch (format) {
    case 'markdown':
      return formatMarkdown(report);
    case 'json':
      return JSON.stringify(report, null, 2);
    case 'junit':
      return formatJunit(report);
    case 'sarif':
      return formatSarif(report, createSourceLines(JSON.parse(readFileSync(SOURCE_LINES, 'utf8')) as SourceIndex));
    default:
      return formatText(report);
  }
}
