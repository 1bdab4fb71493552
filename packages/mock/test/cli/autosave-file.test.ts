import { fileURLToPath } from 'node:url';
import { isRecording } from '../../src/recording/har.js';
import { createRecorder } from '../../src/index.js';
import { describeAutosaveFile, itReportsUnwritableFile } from '../support/autosave-cases.js';

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const recording = {
  name: 'the recording',
  version: () => 1,
  content: () => createRecorder().toHar(),
  isOwn: isRecording,
};

describeAutosaveFile('a recording', recording, { version: 1, target: 'http://127.0.0.1:9/wapi', deviations: [] });

itReportsUnwritableFile('wapi-mock', CLI, ['record'], 'the recording');
