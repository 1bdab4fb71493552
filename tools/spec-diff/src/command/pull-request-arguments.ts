import { parseArgs } from 'node:util';

export const usage = 'Usage: npm run check:pr -- <base>, for example origin/main';

/** @returns undefined if the arguments are invalid */
export function parsePullRequestArguments(args: string[]): { ref: string } | 'help' | undefined {
  try {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { help: { type: 'boolean' } } });
    if (values.help) return 'help';
    const [ref, ...more] = positionals;
    return ref === undefined || ref === '' || more.length > 0 ? undefined : { ref };
  } catch {
    return undefined;
  }
}
