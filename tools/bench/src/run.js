// `npm run bench`: measures side by side with what each part is built from. Ratios hold from machine to machine, times do not.
// A ratio is the median of the rounds' own ratios, so it is not the ratio of the medians.
import { build } from '../../workspace/src/turbo.js';

async function main() {
  if (!(await build())) {
    process.exitCode = 1;
    return;
  }
  // Not there before the build.
  const [{ compare }, { measureClient }, { benchMock }, { lintContestants }, { benchDocs }] = await Promise.all([
    import('./compare.js'),
    import('./client/measure.js'),
    import('./mock.js'),
    import('./lint.js'),
    import('./docs.js'),
  ]);

  console.log('\nMedian time of an operation, and median of the ratios round by round');
  await measureClient();
  await benchMock(print);
  print('Linting the spec', await compare(lintContestants(), { rounds: 3, operations: 1 }));
  await benchDocs();
}

/**
 * @param {string} title
 * @param {readonly import('./compare.js').Figure[]} rows
 */
function print(title, rows) {
  console.log(`\n${title}`);
  for (const { name, median, ratio } of rows) {
    const time = median >= 10_000 ? `${(median / 1000).toFixed(0)} ms` : `${median.toFixed(1)} µs`;
    console.log(`  ${name.padEnd(28)}${time.padStart(12)}${`${ratio.toFixed(2)}×`.padStart(10)}`);
  }
}

await main();
