import type { Finding } from '../source/finding.js';
import { resolveDocument } from '../source/resolve-document.js';
import type { SourceFile } from '../source/sources.js';
import { checkTree } from './check-tree.js';
import { checkDiscrepancies } from './discrepancies.js';
import { checkDiscrepancySchema } from './discrepancies-valid.js';
import { checkDiscriminators } from './discriminator-mapping.js';
import { checkEnumSize } from './enum-size.js';
import { checkExtensionValues } from './extension-values.js';
import { checkMentionedOperations } from './markdown-operations.js';
import { missingFiles } from './missing-files.js';
import { checkPatternSpeed } from './pattern-speed.js';
import { checkProbes } from './probes.js';
import { checkRefKinds } from './ref-kinds.js';
import { checkRefNames } from './ref-names.js';
import { checkResponseStatus } from './response-status.js';
import { checkRoot } from './root-complete.js';
import { checkWorkflowExpressions } from './workflow-expressions.js';
import { checkWorkflowFields } from './workflow-fields.js';
import { checkWorkflowKeys } from './workflow-keys.js';
import { checkWorkflowOperations } from './workflow-operations.js';
import { checkWorkflowResponses } from './workflow-responses.js';
import { checkWorkflowSteps } from './workflow-steps.js';
import { readWorkflows } from './workflows.js';

/**
 * Checks discrepancies.yaml first, because the `x-discrepancy` marks in the contract cannot be checked against an
 * invalid file.
 */
function checkRegister(dir: string, sources: readonly SourceFile[], document: unknown): Finding[] {
  const invalid = checkDiscrepancySchema(dir, sources);
  if (invalid.length > 0) return invalid;
  return [...checkDiscrepancies(dir, sources), ...checkProbes(dir, sources, document)];
}

/**
 * Applies the rules for files.
 *
 * `broken` is true if a file is unreadable, a `$ref` is invalid, or a part of the spec would slow down later checks too
 * much. In that case, the result contains only the findings about these problems. Later checks would repeat them at
 * every reference, and would report files as unused because they cannot be reached.
 */
export function checkFiles(dir: string, sources: readonly SourceFile[]): { broken: boolean; findings: Finding[] } {
  const unreadable = [
    ...checkRoot(dir, sources),
    ...sources.flatMap(({ findings }) => findings),
    ...missingFiles(sources),
  ];
  if (unreadable.length > 0) return { broken: true, findings: unreadable };
  const broken = [...checkRefKinds(dir, sources), ...checkEnumSize(sources)];
  if (broken.length > 0) return { broken: true, findings: broken };
  const slow = checkPatternSpeed(sources);
  if (slow.length > 0) return { broken: true, findings: slow };
  const names = checkRefNames(dir, sources);
  const workflows = readWorkflows(dir, sources);
  const document = resolveDocument(dir, sources).resolved;
  return {
    broken: false,
    findings: [
      ...names.map(({ finding }) => finding),
      // The files that wrong names lack are not unused.
      ...checkTree(
        dir,
        sources,
        names.map(({ wanted }) => wanted),
      ),
      ...checkExtensionValues(dir, sources),
      ...checkDiscriminators(sources),
      ...checkRegister(dir, sources, document),
      ...checkMentionedOperations(dir, sources),
      ...checkWorkflowOperations(dir, sources),
      ...checkWorkflowSteps(workflows),
      ...checkWorkflowKeys(workflows),
      ...checkWorkflowExpressions(workflows),
      ...checkWorkflowFields(document, workflows),
      ...checkWorkflowResponses(document, workflows),
      ...checkResponseStatus(dir, sources),
    ],
  };
}
