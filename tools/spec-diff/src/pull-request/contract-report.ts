import { gzipSync } from 'node:zlib';
import { clientSources } from '@wapi/codegen';
import { readContract } from '@wapi/types';
import { findOperationChanges } from './operation-changes.js';
import { schemaSurface } from './schema-surface.js';
import { textDiff } from './text-diff.js';

import type { OpenApiDocument, Operation } from '@wapi/types';
import type { OperationChange } from './operation-changes.js';

/** One version of the whole contract. */
export interface ContractVersion {
  /** The bundle. */
  document: OpenApiDocument;
  /** The entries of discrepancies.yaml. */
  discrepancies: readonly { id: string; title: string }[];
}

/** A pull request's comment holds 65,536 characters, and the differences are not all of it. */
const MAX_DIFF_LENGTH = 40_000;

/**
 * Describes in Markdown what a change of the spec means for those who use what is built from it.
 *
 * @param options `docsUrl`: where the docs are; without it pages are named and not linked
 * @throws where the newer version is no contract that the generators could read
 */
export function formatContractReport(
  base: ContractVersion,
  head: ContractVersion,
  { docsUrl: address }: { docsUrl?: string | undefined } = {},
): string {
  const docsUrl = address?.replace(/\/*$/, '/');
  const after = readContract(head.document);
  const before = readOlder(base.document);
  if (before instanceof Error) {
    return `## What changes in the contract\n\nThe version before cannot be read with what reads this one, so the two are not compared here. ${before.message}\n`;
  }
  const changes = findOperationChanges(before, after);
  const oldSources = clientSources(before)['operations.ts'];
  const newSources = clientSources(after)['operations.ts'];
  const diff = textDiff(schemaSurface(before) + oldSources, schemaSurface(after) + newSources);
  const sections = [
    '## What changes in the contract',
    [
      `${after.operations.length} operations (${counts(changes)}), ${after.webhooks.length} webhooks (${before.webhooks.length} before), `,
      `revision ${revisionOf(base.document)} → ${revisionOf(head.document)}.`,
    ].join(''),
    ...section('Operations', operationTable(changes, docsUrl)),
    ...section('Discrepancies', discrepancyList(base, head)),
    ...section('Types and client', diff === '' ? [] : surface(diff)),
    ...section('Sizes', sizeTable([base, head], [oldSources, newSources])),
  ];
  return `${sections.join('\n\n')}\n`;
}

function revisionOf({ info }: OpenApiDocument) {
  return (info as { 'x-revision'?: string })['x-revision'] ?? 'none';
}

/**
 * An older version may lack what the reader of today needs, and that is nobody's mistake.
 */
function readOlder(document: OpenApiDocument) {
  try {
    return readContract(document);
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function section(title: string, lines: string[]) {
  return lines.length === 0 ? [] : [`### ${title}`, lines.join('\n')];
}

function counts(changes: OperationChange[]) {
  const words = (['added', 'changed', 'removed'] as const).map(
    (kind) => `${changes.filter((one) => one.kind === kind).length} ${kind}`,
  );
  return words.join(', ');
}

function operationTable(changes: OperationChange[], docsUrl: string | undefined) {
  if (changes.length === 0) return [];
  const rows = changes.map(({ kind, operation, aspects }) => {
    const page = kind === 'removed' ? '' : linkToPage(operation, docsUrl);
    return `| ${kind} | \`${operation.method} ${operation.path}\` | ${cell(aspects.length > 0 ? aspects.join(', ') : operation.summary)} | ${page} |`;
  });
  return ['| | operation | what | page |', '|---|---|---|---|', ...rows];
}

function linkToPage({ id }: Operation, docsUrl: string | undefined) {
  return docsUrl === undefined ? `api/${id}/` : `[${id}](${docsUrl}api/${id}/)`;
}

function discrepancyList(base: ContractVersion, head: ContractVersion) {
  const before = new Set(base.discrepancies.map(({ id }) => id));
  const after = new Set(head.discrepancies.map(({ id }) => id));
  return [
    ...head.discrepancies.filter(({ id }) => !before.has(id)).map(({ id, title }) => `- new: ${title} (\`${id}\`)`),
    ...base.discrepancies.filter(({ id }) => !after.has(id)).map(({ id, title }) => `- settled: ${title} (\`${id}\`)`),
  ];
}

function surface(diff: string) {
  const shown =
    diff.length <= MAX_DIFF_LENGTH ? diff : `${diff.slice(0, diff.lastIndexOf('\n', MAX_DIFF_LENGTH))}\n… and more`;
  return [
    '<details><summary>What types and methods gain and lose</summary>',
    '',
    '````diff',
    shown.trimEnd(),
    '````',
    '',
    '</details>',
  ];
}

function sizeTable(versions: ContractVersion[], sources: string[]) {
  const bundles = versions.map(({ document }) => Buffer.byteLength(JSON.stringify(document)));
  const rows = [
    row('bundle, JSON without spaces', bundles),
    row(
      "client's generated types and methods",
      sources.map((text) => Buffer.byteLength(text)),
    ),
    row(
      'the same, gzip',
      sources.map((text) => gzipSync(text).byteLength),
    ),
  ];
  return ['| bytes | before | after | |', '|---|---|---|---|', ...rows];
}

function row(name: string, [before = 0, after = 0]: number[]) {
  const difference = after - before;
  const sign = difference > 0 ? '+' : '';
  return `| ${name} | ${before.toLocaleString('en')} | ${after.toLocaleString('en')} | ${sign}${difference.toLocaleString('en')} |`;
}

function cell(text: string) {
  return text.replaceAll('|', '\\|').replaceAll(/\s+/g, ' ');
}
