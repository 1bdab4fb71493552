// Load this file before every Node process of a measured step. It appends the time and memory that the process used to
// the file in USAGE_FILE.
import { appendFileSync } from 'node:fs';

const file = process.env['USAGE_FILE'];
if (file !== undefined) {
  process.on('exit', () => {
    const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
    appendFileSync(file, `${JSON.stringify({ rssKilobytes: maxRSS, cpuMicroseconds: userCPUTime + systemCPUTime })}\n`);
  });
}
