import type { Report } from '../report.js';

const count = (number: number, word: string) => `${number} ${number === 1 ? word : `${word}s`}`;

/** Returns the summary line, which every run prints last. */
export function summary({ findings, files, rules }: Report): string {
  if (findings.length === 0) return `spec: 0 problems (${files} files, ${rules.length} rules)`;
  const broken = new Set(findings.map(({ file }) => file));
  return `spec: ${count(findings.length, 'problem')} in ${count(broken.size, 'file')}`;
}
