import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeGuideCode } from './support/guide-code.js';
import { hasPhpCurl } from './support/php.js';
import { createSampleFolder } from './support/sample-folder.js';
import { bundle } from './support/site.js';

const charge = ['payment.php', 'charge', '213e4777-2179-4fbd-9540-84e8ed83187a', 'A-1', '50.00'];
const refund = ['payment.php', 'refund', 'SB-1'];
const payout = ['pay-supplier.php', '1.00', 'First Citizens', '1234567890', 'Jane Doe'];
const metadata = { data: { banks: [{ name: 'First Citizens', account: { length: { min: 10, max: 10 } } }] } };

/** The documented refusals of the operations that move money. */
const refusals = new Set(
  bundle.contract.operations
    .filter(({ movesMoney }) => movesMoney)
    .flatMap(({ responses }) => responses.map(({ status }) => status))
    .filter((status) => status >= 400 && status < 500),
);

describe.skipIf(!hasPhpCurl)('the PHP code of the guides that moves money', () => {
  let folder: string;
  let server: Server;
  let origin: string;

  beforeAll(async () => {
    folder = createSampleFolder();
    writeGuideCode(folder);
    // The first part of the path is the status code of the response to a POST request.
    server = createServer((request, response) => {
      request.resume();
      const isPost = request.method === 'POST';
      response.writeHead(isPost ? Number(request.url?.split('/')[1]) : 200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(isPost ? { message: 'The message.' } : metadata));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
    server.closeAllConnections();
    server.close();
  });

  /** Returns everything that the program prints. */
  function php(status: number, [file = '', ...args]: readonly string[]): Promise<string> {
    const env = { ...process.env, WAPI_URL: `${origin}/${status}`, WAPI_ENVIRONMENT: 'sandbox', WAPI_TOKEN: 'token' };
    return new Promise((resolve) => {
      execFile('php', [join(folder, file), ...args], { env }, (_, out, error) => resolve(out + error));
    });
  }

  it.each([...refusals])('shows a documented %i as a refusal', async (status) => {
    for (const command of [charge, refund, payout])
      expect(await php(status, command), command[0]).toContain(`Refused: ${status} The message.`);
  });

  it.each([302, 404, 408, 409, 413, 500])('says that the result of a %i with JSON is unknown', async (status) => {
    expect([...refusals]).not.toContain(status);
    for (const command of [charge, refund, payout]) {
      const text = await php(status, command);
      expect(text, command[0]).toContain(`No usable response (status ${status})`);
      expect(text, command[0]).not.toContain('Refused');
    }
  });
});
