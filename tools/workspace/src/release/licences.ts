import { type Component, listComponents, type Sbom } from './sbom.js';

/** Licences that permit use in closed-source software and require at most a notice. */
const ALLOWED: ReadonlySet<string> = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'Unlicense',
]);

/** Lists the packages in an SBOM that have no permissive licence, such as `left-pad@1.3.0 (GPL-3.0-only)`. */
export function findForbiddenLicences(sbom: Sbom): string[] {
  return listComponents(sbom)
    .filter((component) => !isAllowed(component))
    .map((component) => `${component.name}@${component.version} (${readLicence(component) || 'no licence'})`);
}

function readLicence({ licenses = [] }: Component): string {
  return licenses
    .map(({ license, expression }) => expression ?? license?.id ?? license?.name ?? '')
    .filter((licence) => licence !== '')
    .join(' AND ');
}

/** Returns whether a licence is allowed. `A OR B` needs one allowed licence, and `A AND B` needs both. */
function isAllowed(component: Component): boolean {
  const alternatives = readLicence(component).replaceAll(/[()]/g, '').split(' OR ');
  return alternatives.some((alternative) => alternative.split(' AND ').every((licence) => ALLOWED.has(licence)));
}
