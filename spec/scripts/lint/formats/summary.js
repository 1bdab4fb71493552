const counted = (count, word) => `${count} ${count === 1 ? word : `${word}s`}`;

/** @param {import('../run.js').Report} report @returns {string} the line that every run ends with */
export function summary({ findings, files, rules }) {
  if (findings.length === 0) return `spec: 0 problems (${files} files, ${rules.length} rules)`;
  const broken = new Set(findings.map(({ file }) => file));
  return `spec: ${counted(findings.length, 'problem')} in ${counted(broken.size, 'file')}`;
}
