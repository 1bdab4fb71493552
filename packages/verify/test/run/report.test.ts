import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatReport } from '../../src/report/format.js';
import type { RunReport } from '../../src/run/report.js';
import { bodyFaults } from '../support/body-faults.js';
import { withFaults } from '../support/fault.js';
import { runInProcess, startInProcess } from '../support/in-process.js';

const server = startInProcess();
afterAll(() => server.mock.close());
const planted = bodyFaults.filter(({ on }) => on === 'getUserProfile 200');
let report: RunReport;
beforeAll(async () => {
  report = await runInProcess({ ...server, transport: withFaults(server.transport, planted) });
});
const PHONE = 'getUserProfile (GET /user) 200 body/data/phone: it is missing. Expected: a value. Seen: nothing.';

describe('the report of a run', () => {
  it('is one line for each deviation as text', () => {
    const text = formatReport(report, 'text');
    expect(text).toContain(`Deviations\n  ${PHONE}\n`);
    expect(text).toMatch(/Steps: \d+ passed, \d+ failed, 4 skipped\. Deviations: 4\.$/);
  });

  it('is a table as Markdown', () => {
    expect(formatReport(report, 'markdown')).toContain(
      '| getUserProfile | 200 | `body/data/phone` | it is missing | a value | nothing |',
    );
  });

  it('contains no value of the traffic in any format', () => {
    for (const format of ['text', 'markdown', 'json', 'junit', 'sarif'] as const) {
      const text = formatReport(report, format);
      for (const value of ['VIP', 'nick', 'wapi@test.com', 'Passw0rd!']) expect(text, format).not.toContain(value);
    }
  });

  it('has a test case for each step as JUnit, with the deviations that it found', () => {
    const xml = formatReport(report, 'junit');
    expect(xml).toMatch(/<testsuites tests="145" failures="\d+" skipped="4">/);
    expect(xml.match(/<testcase /g)).toHaveLength(145);
    expect(xml).toMatch(/<testcase classname="tokens"[^\n]+<failure message="getUserProfile \(GET \/user\)[^\n]+phone/);
  });

  it('points to the lines of the spec as SARIF', () => {
    const { runs } = JSON.parse(formatReport(report, 'sarif')) as {
      runs: {
        results: {
          message: { text: string };
          locations: { physicalLocation: { artifactLocation: { uri: string }; region: { startLine: number } } }[];
        }[];
      }[];
    };
    const lines = (runs[0]?.results ?? []).map(({ locations: [location] }) => {
      const { artifactLocation, region } = location?.physicalLocation ?? {
        artifactLocation: { uri: '' },
        region: { startLine: 0 },
      };
      const root = fileURLToPath(new URL('../../../../', import.meta.url));
      const source = readFileSync(root + artifactLocation.uri, 'utf8').split('\n');
      return `${artifactLocation.uri}: ${source[region.startLine - 1]?.trim() ?? ''}`;
    });
    expect(new Set(lines)).toEqual(
      new Set([
        'spec/components/schemas/UserProfile.yaml: phone:',
        'spec/components/schemas/UserProfile.yaml: verified:',
        'spec/components/schemas/UserProfile.yaml: account_type:',
        'spec/components/schemas/UserProfileResponse.yaml: data:',
      ]),
    );
  });
});
