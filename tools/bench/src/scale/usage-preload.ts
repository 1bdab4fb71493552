// Preloaded into every Node process of a measured step: appends what the process used to the file that USAGE_FILE
// names.
import { appendFileSync } from 'node:fs';

const file = process.env['USAGE_FILE'];
if (file !== undefined) {
  process.on('exit', () => {
    const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
    appendFileSync(file, `${JSON.stringify({ rssKilobytes: maxRSS, cpuMicroseconds: userCPUTime + systemCPUTime })}\n`);
  });
}
