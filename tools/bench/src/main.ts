// `npm run bench [-- client|mock|docs|lint|scale|soak]`: compares each part with competitors and with the libraries
// that it uses. A run of all parts writes BENCHMARKS.md.
import { asksForHelp, parseCommandLine, UsageError } from '@wapi/lint/helpers';
import { errorMessage } from './measure/error-message.js';

const HELP = `Usage: npm run bench [-- part ...]

Measures this project against the tools that it is built from and against competitors. A run of all parts needs
about 20 minutes on a quiet machine and writes BENCHMARKS.md.

  part        client, mock, docs, lint, scale or soak (default: all)
  --help, -h  print this text

Exit codes
  0  something was measured in every chosen part
  1  nothing was measured in a part, or the soak lost or doubled a payment
  2  an argument is invalid`;

async function main(args: readonly string[]): Promise<number> {
  if (asksForHelp(args)) {
    console.log(HELP);
    return 0;
  }
  const { positionals } = parseCommandLine(args, {});
  // Import on demand, because loading all measurements takes seconds.
  return (await import('./run-bench.js')).runBench(positionals);
}

process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => {
  const isUsage = error instanceof UsageError;
  console.error(isUsage ? `npm run bench: ${error.message} See npm run bench -- --help.` : errorMessage(error));
  return isUsage ? 2 : 1;
});
