/**
 * @typedef {object} Contestant
 * @property {string} name
 * @property {() => unknown} run one operation; may return a promise, which is awaited
 */

/**
 * What a table of one figure shows.
 *
 * @typedef {object} Figure
 * @property {string} name
 * @property {number} median of the rounds, in microseconds per operation
 * @property {number} ratio median of the ratios to the first contestant, round by round
 */

/**
 * What the processor did for a figure.
 *
 * @typedef {object} Processor
 * @property {number} cpu median of the rounds' processor time in this process and all of its threads, in microseconds per operation
 * @property {number} cpuRatio median of its ratios to the first contestant, round by round
 *
 * @typedef {Figure & Processor} Row
 */

/**
 * Times contestants in turn, so that what else the machine does meets all of them alike, and compares each with the first one.
 *
 * @param {readonly Contestant[]} contestants the first is what the others are compared with
 * @param {{ rounds: number, operations: number }} size operations of each contestant in each round
 * @returns {Promise<Row[]>}
 */
export async function compare(contestants, { rounds, operations }) {
  /** @type {number[][]} */
  const times = contestants.map(() => []);
  /** @type {number[][]} */
  const cpuTimes = contestants.map(() => []);
  // The first round is not counted: code is compiled and caches are filled in it.
  for (let round = 0; round <= rounds; round += 1) {
    for (const [index, { run }] of contestants.entries()) {
      const cpuStart = process.cpuUsage();
      const start = process.hrtime.bigint();
      for (let done = 0; done < operations; done += 1) await run();
      const elapsed = Number(process.hrtime.bigint() - start) / 1000 / operations;
      const { user, system } = process.cpuUsage(cpuStart);
      if (round === 0) continue;
      times[index]?.push(elapsed);
      cpuTimes[index]?.push((user + system) / operations);
    }
  }
  return contestants.map(({ name }, index) => ({
    name,
    median: median(times[index] ?? []),
    ratio: medianRatio(times[index], times[0]),
    cpu: median(cpuTimes[index] ?? []),
    cpuRatio: medianRatio(cpuTimes[index], cpuTimes[0]),
  }));
}

/**
 * @param {readonly number[]} own
 * @param {readonly number[]} reference
 */
function medianRatio(own = [], reference = []) {
  return median(own.map((time, round) => time / (reference[round] ?? Number.NaN)));
}

/**
 * The middle value; of an even number the lower one of the two.
 *
 * @param {readonly number[]} values at least one
 * @returns {number}
 */
export function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? Number.NaN;
}
