import { gzipSync } from 'node:zlib';
import { clientSources } from '@wapi/codegen';
import { readContract } from '@wapi/types';
import { findOperationChanges } from './operation-changes.js';
import { schemaSurface } from './schema-surface.js';
import { textDiff } from './text-diff.js';

import type { OpenApiDocument, Operation } from '@wapi/types';
import type { OperationChange } from './operation-changes.js';

/** A version of the bundle, with its discrepancies. */
export interface ContractVersion {
  /** The bundle. */
  document: OpenApiDocument;
  /** The entries of discrepancies.yaml. */
  discrepancies: readonly { id: string; title: string }[];
}

/** Maximum length of the diff in characters. GitHub allows 65,536 in a comment, and the report has other sections. */
const MAX_DIFF_LENGTH = 40_000;

/**
 * Describes in Markdown how a change to the spec affects the generated types, client and docs.
 *
 * @param docsUrl the URL of the docs; without it, the report names pages but does not link to them
 * @throws if the generators cannot read `head`
 */
export function formatContractReport(
  base: ContractVersion,
  head: ContractVersion,
  { docsUrl: url }: { docsUrl?: string | undefined } = {},
): string {
  const docsUrl = url?.replace(/\/*$/, '/');
  const after = readContract(head.document);
  const before = readOlder(base.document);
  if (before instanceof Error) {
    const reason = `the current generators cannot read base: ${before.message}`;
    return `## Changes in the contract\n\nNot available, because ${reason}\n`;
  }
  const changes = findOperationChanges(before, after);
  const oldSources = clientSources(before)['operations.ts'];
  const newSources = clientSources(after)['operations.ts'];
  const diff = textDiff(schemaSurface(before) + oldSources, schemaSurface(after) + newSources);
  const sections = [
    '## Changes in the contract',
    [
      `${after.operations.length} operations (${formatCounts(changes)}), `,
      `${after.webhooks.length} webhooks (${before.webhooks.length} before), `,
      `revision ${getRevision(base.document)} → ${getRevision(head.document)}.`,
    ].join(''),
    ...formatSection('Operations', formatOperations(changes, docsUrl)),
    ...formatSection('Discrepancies', formatDiscrepancies(base, head)),
    ...formatSection('Types and client', diff === '' ? [] : formatDiff(diff)),
    ...formatSection('Sizes', formatSizes([base, head], [oldSources, newSources])),
  ];
  return `${sections.join('\n\n')}\n`;
}

function getRevision({ info }: OpenApiDocument) {
  return (info as { 'x-revision'?: string })['x-revision'] ?? 'none';
}

/**
 * Reads an older version. Returns an error instead of throwing it, because an older spec may lack data that the current
 * generators need.
 */
function readOlder(document: OpenApiDocument) {
  try {
    return readContract(document);
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function formatSection(title: string, lines: string[]) {
  return lines.length === 0 ? [] : [`### ${title}`, lines.join('\n')];
}

function formatCounts(changes: OperationChange[]) {
  const parts = (['added', 'changed', 'removed'] as const).map(
    (kind) => `${changes.filter((change) => change.kind === kind).length} ${kind}`,
  );
  return parts.join(', ');
}

function formatOperations(changes: OperationChange[], docsUrl: string | undefined) {
  if (changes.length === 0) return [];
  const rows = changes.map(({ kind, operation, aspects }) => {
    const page = kind === 'removed' ? '' : linkToPage(operation, docsUrl);
    const text = escapeCell(aspects.length > 0 ? aspects.join(', ') : operation.summary);
    return `| ${kind} | \`${operation.method} ${operation.path}\` | ${text} | ${page} |`;
  });
  return ['| | operation | change | page |', '|---|---|---|---|', ...rows];
}

function linkToPage({ id }: Operation, docsUrl: string | undefined) {
  return docsUrl === undefined ? `api/${id}/` : `[${id}](${docsUrl}api/${id}/)`;
}

function formatDiscrepancies(base: ContractVersion, head: ContractVersion) {
  const before = new Set(base.discrepancies.map(({ id }) => id));
  const after = new Set(head.discrepancies.map(({ id }) => id));
  return [
    ...head.discrepancies.filter(({ id }) => !before.has(id)).map(({ id, title }) => `- new: ${title} (\`${id}\`)`),
    ...base.discrepancies.filter(({ id }) => !after.has(id)).map(({ id, title }) => `- resolved: ${title} (\`${id}\`)`),
  ];
}

function formatDiff(diff: string) {
  const shown =
    diff.length <= MAX_DIFF_LENGTH ? diff : `${diff.slice(0, diff.lastIndexOf('\n', MAX_DIFF_LENGTH))}\n… and more`;
  return [
    '<details><summary>Changes in types and methods</summary>',
    '',
    '````diff',
    shown.trimEnd(),
    '````',
    '',
    '</details>',
  ];
}

function formatSizes(versions: ContractVersion[], sources: string[]) {
  const bundles = versions.map(({ document }) => Buffer.byteLength(JSON.stringify(document)));
  const rows = [
    formatRow('bundle (minified JSON)', bundles),
    formatRow(
      'generated client (types and methods)',
      sources.map((text) => Buffer.byteLength(text)),
    ),
    formatRow(
      'generated client (gzip)',
      sources.map((text) => gzipSync(text).byteLength),
    ),
  ];
  return ['| bytes | before | after | |', '|---|---|---|---|', ...rows];
}

function formatRow(name: string, [before = 0, after = 0]: number[]) {
  const difference = after - before;
  const sign = difference > 0 ? '+' : '';
  const cells = [name, before.toLocaleString('en'), after.toLocaleString('en'), sign + difference.toLocaleString('en')];
  return `| ${cells.join(' | ')} |`;
}

function escapeCell(text: string) {
  return text.replaceAll('|', '\\|').replaceAll(/\s+/g, ' ');
}
