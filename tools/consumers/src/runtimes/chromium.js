import { existsSync } from 'node:fs';
import { chromium as engine } from 'playwright-core';
import { bundleProgram, mainProgram } from './main-program.js';

const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';

/** Why there is no Chromium, if so. */
export function noChromium() {
  return existsSync(executablePath) ? undefined : `there is no ${executablePath}; CHROMIUM_PATH can name another`;
}

const ARGUMENTS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** @type {import('./index.js').Run} */
export async function chromium({ consumer: { project }, server, entries }) {
  const main = await bundleProgram(mainProgram(server.input, entries, 'export { report };'), { project, conditions: ['browser'] });
  server.files.set('main.js', main);
  server.files.set('page.html', '<!doctype html><title>Wapi</title><link rel="icon" href="data:,">');
  const browser = await engine.launch({ executablePath, args: ARGUMENTS });
  try {
    const page = await browser.newPage();
    await page.goto(`${server.origin}/page.html`);
    return await page.evaluate("import('/main.js').then(({ report }) => report())");
  } finally {
    await browser.close();
  }
}
