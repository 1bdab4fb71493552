import type { Finding } from '../source/finding.js';

/** The rules of Redocly and Spectral that report two exclusive keys without saying which. */
const exclusiveKeysElsewhere =
  /^oas3-schema$|^oas3-examples-value-or-externalValue$|^no-example-value-and-externalValue$/;

/** Drops findings about exclusive keys in files for which our rule names the two keys. */
function withoutExclusiveKeys(findings: readonly Finding[], ofOurs: readonly Finding[]): Finding[] {
  const files = new Set(ofOurs.filter(({ rule }) => rule === 'exclusive-keys').map(({ file }) => file));
  return findings.filter(
    ({ rule, message, file }) =>
      !files.has(file) ||
      !exclusiveKeysElsewhere.test(rule) ||
      (rule === 'oas3-schema' && !/must match exactly one schema in oneOf|must not be valid/.test(message)),
  );
}

/** Whether a finding of Redocly only says that a schema is invalid, at an example instead of at the schema. */
const isAboutInvalidSchema = ({ message }: Finding): boolean => message.startsWith('Example validation errored');

/**
 * Drops findings that only repeat a finding at a different place: about examples if the limits of a schema contradict
 * each other, because no example can be valid then, and about examples whose schema is invalid.
 */
export function withoutConsequences(ofRedocly: readonly Finding[], ofOurs: readonly Finding[]): Finding[] {
  const hasRule = (name: string) => [...ofRedocly, ...ofOurs].some(({ rule }) => rule === name);
  const isInvalid = hasRule('struct') || hasRule('discriminator-mapping');
  const isContradictory = hasRule('limits-consistent');
  const others = ofRedocly.filter(
    (finding) =>
      !(isInvalid && isAboutInvalidSchema(finding)) &&
      !(isContradictory && /^no-invalid-.*-examples$/.test(finding.rule)),
  );
  return withoutExclusiveKeys(others, ofOurs);
}

/** Whether a finding of Spectral only says that some key is unknown. */
const isUnnamedKey = ({ rule, message }: Finding): boolean => rule === 'oas3-schema' && message.includes('unevaluated');

/** Drops findings of Spectral in files for which a different finding names the wrong key. */
export function withoutVagueFindings(
  inBundle: readonly Finding[],
  ofRedocly: readonly Finding[],
  ofOurs: readonly Finding[],
): Finding[] {
  const named = [
    ...ofRedocly.filter(({ rule, message }) => rule === 'struct' && message.includes('is not expected here')),
    ...inBundle.filter((finding) => finding.rule === 'oas3-schema' && !isUnnamedKey(finding)),
  ];
  const files = new Set(named.map(({ file }) => file));
  const others = inBundle.filter((finding) => !isUnnamedKey(finding) || !files.has(finding.file));
  return withoutExclusiveKeys(others, ofOurs);
}
