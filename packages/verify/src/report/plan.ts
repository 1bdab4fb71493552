import type { Plan } from '../run/plan.js';

const MINUTE_MS = 60_000;

/** Formats the plan of a run. */
export function formatPlan(target: string, { requests, waits, steps }: Plan): string {
  const kinds = [...new Set(steps.map(({ kind }) => kind))];
  return [
    `A run against ${target} would send about ${requests} requests in about ` +
      `${Math.ceil(waits / MINUTE_MS) + 1} minutes,`,
    'because it stays within the rate limits.',
    ...kinds.flatMap((kind) => {
      const titles = steps.filter((step) => step.kind === kind).map(({ title, reason }) => ({ title, reason }));
      return [
        '',
        `${kind} (${titles.length})`,
        ...titles.map(({ title, reason }) => `  ${title}${reason === undefined ? '' : ` [skipped: ${reason}]`}`),
      ];
    }),
  ].join('\n');
}
