import { expect, it } from 'vitest';
import { ProgramTimeoutError, runProgram } from '../../src/processes/run-program.js';

it('returns the status and everything that a program prints', async () => {
  const source = "console.log('out'); console.error('err'); process.exitCode = 3;";
  expect(await runProgram(process.execPath, ['--eval', source])).toEqual({
    status: 3,
    stdout: 'out\n',
    stderr: 'err\n',
  });
});

it('kills a program that does not end in time', async () => {
  const endless = runProgram(process.execPath, ['--eval', 'setInterval(() => {}, 1000)'], { seconds: 0.2 });
  await expect(endless).rejects.toBeInstanceOf(ProgramTimeoutError);
});
