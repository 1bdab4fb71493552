import { launchChromium } from '@wapi/chromium';
import { bundleProgram, mainProgram } from './main-program.js';

/** @type {import('./index.js').Run} */
export async function chromium({ consumer: { project }, server, entries }) {
  const main = await bundleProgram(mainProgram(server.input, entries, 'export { report };'), { project, conditions: ['browser'] });
  server.files.set('main.js', main);
  server.files.set('page.html', '<!doctype html><title>Wapi</title><link rel="icon" href="data:,">');
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    await page.goto(`${server.origin}/page.html`);
    return await page.evaluate("import('/main.js').then(({ report }) => report())");
  } finally {
    await browser.close();
  }
}
