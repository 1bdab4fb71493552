import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { readContract, type Contract, type OpenApiDocument } from '@wapi/types';
import { DocsError } from '../docs-error.js';
import { type Discrepancy, REPORT_FORMAT, type RevisionReport, type WorkflowFile } from './bundle-types.js';

const require = createRequire(import.meta.url);

/** The bundled spec, as a string and parsed. */
export interface Bundle {
  json: string;
  yaml: string;
  document: OpenApiDocument;
  contract: Contract;
  discrepancies: readonly Discrepancy[];
  workflows: readonly WorkflowFile[];
  /** The newest first. */
  revisions: readonly RevisionReport[];
}

/**
 * Reads the bundled spec.
 *
 * @param folder the folder that contains its files; by default the bundle of `@wapi/spec`
 * @throws DocsError if the bundle is missing or lacks a part
 */
export function readBundle(folder?: string): Bundle {
  const json = readText('openapi.json', folder);
  const yaml = readText('openapi.yaml', folder);
  const document = parse(json, 'openapi.json') as OpenApiDocument;
  const discrepancies = parse(readText('discrepancies.json', folder), 'discrepancies.json') as readonly Discrepancy[];
  const workflows = parse(readText('workflows.json', folder), 'workflows.json') as readonly WorkflowFile[];
  const revisions = parse(readText('revisions.json', folder), 'revisions.json') as readonly RevisionReport[];
  const unknown = revisions.find(({ format }) => format !== REPORT_FORMAT);
  if (unknown)
    throw new DocsError(
      `spec/revisions/${unknown.head.version}.json must have format ${REPORT_FORMAT}, received ${unknown.format}.`,
    );
  try {
    return { json, yaml, document, contract: readContract(document), discrepancies, workflows, revisions };
  } catch (error) {
    throw new DocsError(`The bundled spec is incomplete: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function readText(name: string, folder: string | undefined): string {
  try {
    return readFileSync(folder === undefined ? require.resolve(`@wapi/spec/${name}`) : join(folder, name), 'utf8');
  } catch {
    throw new DocsError(`spec/dist/${name} could not be read. Run "npm run build" to bundle the spec.`);
  }
}

function parse(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new DocsError(`spec/dist/${name} must be valid JSON. Run "npm run build" to bundle the spec again.`);
  }
}
