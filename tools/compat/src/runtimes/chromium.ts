import { launchChromium } from '@wapi/chromium';
import { bundleProgram, mainProgram } from './main-program.js';
import type { Run } from './runtime.js';

export const chromium: Run = async ({ consumer: { project }, server, entries }) => {
  const text = mainProgram(server.input, entries, 'export { report };');
  server.files.set('main.js', await bundleProgram(text, { project, conditions: ['browser'] }));
  server.files.set('page.html', '<!doctype html><title>Wapi</title><link rel="icon" href="data:,">');
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    await page.goto(`${server.origin}/page.html`);
    return await page.evaluate("import('/main.js').then(({ report }) => report())");
  } finally {
    await browser.close();
  }
};
