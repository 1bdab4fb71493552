// `npm run check:pr -- BASE`: runs all checks for a pull request. The package's README describes the output.
import { getInvocationFolder } from './command/invocation-folder.js';

try {
  // Import inside `try`. If a module failed to load elsewhere, Node would exit with 1, which means "rejected".
  const { runPullRequestCheck } = await import('./command/run-pull-request-check.js');
  const options = { cwd: getInvocationFolder(), env: process.env };
  const { code, stdout, stderr } = await runPullRequestCheck(process.argv.slice(2), options);
  process.stdout.write(stdout);
  process.stderr.write(stderr);
  process.exitCode = code;
} catch (error) {
  console.error('The pull request could not be checked:', error);
  process.exitCode = 2;
}
