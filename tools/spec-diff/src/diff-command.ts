// `npm run diff:spec -- BASE [HEAD]`: reports whether the contract in HEAD breaks integrators that rely on BASE.
import { getInvocationFolder } from './command/invocation-folder.js';
import { diffUsage } from './command/usage.js';

async function main(args: readonly string[]): Promise<void> {
  // Import on demand and inside `try`. If a module failed to load elsewhere, Node would exit with 1, which means
  // "breaking".
  const { asksForHelp } = await import('./lint.js');
  if (asksForHelp(args)) {
    console.log(diffUsage);
    return;
  }
  const { runDiffCommand } = await import('./command/run-diff.js');
  const { code, stdout, stderr } = await runDiffCommand(args, { cwd: getInvocationFolder() });
  process.stdout.write(stdout);
  process.stderr.write(stderr);
  process.exitCode = code;
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  console.error('The comparison could not start. Run `npm run build` and try again:', error);
  process.exitCode = 2;
}
