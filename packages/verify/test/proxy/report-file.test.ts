import { createRecorder } from '@wapi/mock';
import { describeAutosaveFile, itReportsUnwritableFile } from '../../../mock/test/support/autosave-cases.js';
import { createProxy } from '../../src/index.js';
import { isReport } from '../../src/traffic/deviation.js';
import { CLI } from '../support/command.js';

const TARGET = 'http://127.0.0.1:9/wapi';
const report = {
  name: 'the report',
  version: () => 1,
  content: () => createProxy({ target: TARGET }).report(),
  isOwn: isReport,
};

describeAutosaveFile('a report', report, createRecorder().toHar());

itReportsUnwritableFile('wapi-verify', CLI, ['proxy', TARGET, '--report'], 'the report');
