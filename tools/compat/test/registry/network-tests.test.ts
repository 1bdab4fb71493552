import { describe, expect, it } from 'vitest';
import { ProgramTimeoutError } from '../../src/processes/run-program.js';
import { whyNotSelected } from '../../src/integrations/download.js';
import { readNetworkTests, tryDownload, whyNotDownloaded } from '../../src/registry/network-tests.js';
import { whyUnavailable } from '../../src/runtimes/download.js';

describe('WAPI_NETWORK_TESTS', () => {
  it('is optional unless it says otherwise', () => {
    expect(['', 'required', 'all'].map((value) => readNetworkTests({ WAPI_NETWORK_TESTS: value }))).toEqual([
      'optional',
      'required',
      'all',
    ]);
    expect(readNetworkTests({})).toBe('optional');
  });

  it('rejects any other value', () => {
    expect(() => readNetworkTests({ WAPI_NETWORK_TESTS: 'yes' })).toThrow(
      'WAPI_NETWORK_TESTS must be "required", "all" or empty, received "yes".',
    );
  });

  it('does not download Jest, bundlers and Next.js unless it is all', () => {
    for (const value of ['', 'required']) {
      expect(whyNotSelected({ WAPI_NETWORK_TESTS: value, WAPI_RUNTIMES: 'all' })).toBe(
        'not selected, run npm run test:network',
      );
    }
    expect(whyNotSelected({ WAPI_NETWORK_TESTS: 'all' })).toBe(whyUnavailable());
  });
});

describe('whyNotDownloaded', () => {
  it.each(['ENOTFOUND', 'ERR_SOCKET_TIMEOUT', 'E503'])(
    'recognizes an unreachable registry by npm error code %s',
    (code) => {
      expect(whyNotDownloaded(new Error(`npm error code ${code}\nnpm error network`))).toBe(
        `the npm registry is out of reach (${code})`,
      );
    },
  );

  it('recognizes that npm did not end in time', () => {
    expect(whyNotDownloaded(new ProgramTimeoutError('npm ci', 60))).toBe(
      'the npm registry is too slow: npm did not end within 60 s',
    );
  });

  it('treats a wrong checksum as an error', () => {
    expect(whyNotDownloaded(new Error('npm error code EINTEGRITY'))).toBeUndefined();
  });
});

describe('tryDownload', () => {
  const download = (error: Error) => ({
    what: 'the mock',
    seconds: 60,
    async run(): Promise<never> {
      throw error;
    },
  });

  it('returns the reason if network tests are optional', async () => {
    expect(await tryDownload(download(new ProgramTimeoutError('npm', 60)), 'optional')).toContain('too slow');
  });

  it('fails with the reason if network tests are required', async () => {
    await expect(tryDownload(download(new ProgramTimeoutError('npm', 600)), 'required')).rejects.toThrow(
      'the mock could not be downloaded: the npm registry is too slow: npm did not end within 600 s.',
    );
  });

  it('fails on any other error in both modes', async () => {
    const integrity = download(new Error('npm error code EINTEGRITY'));
    await expect(tryDownload(integrity, 'optional')).rejects.toThrow('EINTEGRITY');
    await expect(tryDownload(integrity, 'required')).rejects.toThrow('EINTEGRITY');
  });

  it('allows more time if network tests are required', async () => {
    const seconds: number[] = [];
    const run = (limit: number) => Promise.resolve(seconds.push(limit));
    for (const mode of ['optional', 'required'] as const)
      await tryDownload({ what: 'the mock', seconds: 60, run }, mode);
    expect(seconds).toEqual([60, 600]);
  });
});
