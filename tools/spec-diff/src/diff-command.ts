// `npm run diff:spec -- BASE [HEAD]`: reports whether the contract in HEAD breaks integrators that rely on BASE.
import { getInvocationFolder } from './command/invocation-folder.js';

try {
  // Import inside `try`: if a module cannot be loaded, Node would exit with 1, which means "breaking".
  const { runDiffCommand } = await import('./command/run-diff.js');
  const { code, stdout, stderr } = await runDiffCommand(process.argv.slice(2), { cwd: getInvocationFolder() });
  process.stdout.write(stdout);
  process.stderr.write(stderr);
  process.exitCode = code;
} catch (error) {
  console.error('The comparison could not start. Run `npm run build` and try again:', error);
  process.exitCode = 2;
}
