import type { Finding } from '../source/finding.js';

/** The Redocly and Spectral rules that report two exclusive keys without naming them. */
const exclusiveKeysElsewhere =
  /^oas3-schema$|^oas3-examples-value-or-externalValue$|^no-example-value-and-externalValue$/;

/** Drops findings about exclusive keys in files for which this repository's rule names the two keys. */
function withoutExclusiveKeys(findings: readonly Finding[], ofOurs: readonly Finding[]): Finding[] {
  const files = new Set(ofOurs.filter(({ rule }) => rule === 'exclusive-keys').map(({ file }) => file));
  return findings.filter(
    ({ rule, message, file }) =>
      !files.has(file) ||
      !exclusiveKeysElsewhere.test(rule) ||
      (rule === 'oas3-schema' && !/must match exactly one schema in oneOf|must not be valid/.test(message)),
  );
}

/** Whether a Redocly finding about an example only says that the example's schema is invalid. */
const isAboutInvalidSchema = ({ message }: Finding): boolean => message.startsWith('Example validation errored');

/**
 * Drops findings about examples that only repeat a finding about their schema. Such a schema is invalid, or has
 * contradictory limits or a contradictory discriminator, which no example can meet.
 */
export function withoutConsequences(ofRedocly: readonly Finding[], ofOurs: readonly Finding[]): Finding[] {
  const hasRule = (name: string) => [...ofRedocly, ...ofOurs].some(({ rule }) => rule === name);
  const isInvalid = hasRule('struct');
  const isContradictory = hasRule('limits-consistent') || hasRule('discriminator-mapping');
  const others = ofRedocly.filter(
    (finding) =>
      !(isInvalid && isAboutInvalidSchema(finding)) &&
      !(isContradictory && /^no-invalid-.*-examples$/.test(finding.rule)),
  );
  return withoutExclusiveKeys(others, ofOurs);
}

/** Whether a Spectral finding only says that some key is unknown. */
const isUnnamedKey = ({ rule, message }: Finding): boolean => rule === 'oas3-schema' && message.includes('unevaluated');

/** Drops Spectral findings in files for which a more precise finding names the wrong key. */
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
