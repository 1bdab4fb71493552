// `node tools/contract/src/run-workflows.js <base URL> [email password [name=value …]]`: runs every workflow of the spec against a server.
// Without an e-mail address and a password the server is taken for the mock: it is reset, and each workflow runs as the persona that it is
// for. The names are those of the workflows' further inputs, and `platform`, two letters: a workflow that is not for the platform is skipped.
import { isForPlatform, mockInputs, runWorkflow, workflowNames } from './workflows.js';

const [server = '', email, password, ...further] = process.argv.slice(2);

if (!URL.canParse(server) || (email !== undefined && password === undefined) || further.some((input) => !/^\w+=/.test(input))) {
  console.error('Usage: node tools/contract/src/run-workflows.js http://127.0.0.1:4010/wapi [email password [name=value ...]]');
  process.exit(1);
}

const ofMock = email === undefined || password === undefined;
const control = new URL('/__wapi', server);

const { platform: toldPlatform, ...furtherInputs } = Object.fromEntries(further.map((input) => input.split(/=(.*)/s).slice(0, 2)));
/** @type {{ currency?: string, platform?: string }} what the mock says of itself */
let { currency, platform } = { platform: toldPlatform };
try {
  // Any answer will do of a server that is no mock.
  const answer = await fetch(ofMock ? control : server);
  if (ofMock) ({ currency, platform } = /** @type {{ currency?: string, platform?: string }} */ (await answer.json()));
} catch {
  console.error(ofMock ? `No mock answers at ${control}: start one with npm start.` : `Nothing answers at ${server}.`);
  process.exit(1);
}

for (const name of workflowNames) {
  if (!isForPlatform(name, platform)) {
    console.log(`skipped ${name}, which is not for ${platform}`);
    continue;
  }
  // The personas start where the workflows do, and no earlier call counts against their limits.
  if (ofMock) await fetch(`${control}/reset`, { method: 'POST' });
  const inputs = ofMock ? mockInputs(name, server, currency) : { email, password, ...furtherInputs };
  const { passed, report } = await runWorkflow(name, server, inputs);
  console.log(`${passed ? 'passed' : 'failed'}  ${name}`);
  if (!passed) {
    console.error(report.trim());
    process.exitCode = 1;
  }
}
