import { readFile } from 'node:fs/promises';
import { platforms } from '@wapi/types';
import { parseOptions, readChoice, UsageError } from '@wapi/mock/cli';
import { checkHar } from '../har/check-har.js';
import { formatCoverage } from '../report/coverage.js';
import { formatDeviation } from '../traffic/deviation-log.js';
import { HAR_OPTIONS } from './options.js';

/**
 * Compares a HAR file with the contract, and sets the exit code to 1 if the API deviates.
 *
 * @throws {UsageError} if an argument is invalid or the file cannot be read
 */
export async function runHar(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseOptions(args, HAR_OPTIONS);
  const [file, ...rest] = positionals;
  if (file === undefined || rest.length > 0) throw new UsageError('har: pass the name of one HAR file');
  const platform = readChoice('--platform', values.platform, platforms);
  const format = readChoice('--format', values.format, ['text', 'json']);
  const text = await readFile(file, 'utf8').catch(({ code }: NodeJS.ErrnoException) => {
    throw new UsageError(`${file} cannot be read: ${code ?? 'unknown error'}`);
  });
  const report = await checkHar(text, platform).catch((error: Error) => {
    throw new UsageError(`${file}: ${error.message.replace(/\.$/, '')}`);
  });
  if (report.deviations.some(({ level }) => level === 'api')) process.exitCode = 1;
  if (format === 'json') {
    console.log(JSON.stringify(report, null, 2));
    return;
  }
  for (const deviation of report.deviations) console.log(formatDeviation(deviation));
  console.log(
    `Requests: ${report.requests}, of other servers: ${report.others}. Deviations: ${report.deviations.length}.`,
  );
  console.log(`\nCoverage of the contract\n${formatCoverage(report.coverage)}`);
}
