// Usage: DOCS_URL=https://docs.example.com/wapi/ tsx src/cli.ts [folder of the bundled spec] [folder of the site]
// Run it in this package's folder, because tsx reads the JSX settings from the tsconfig.json of the working directory.
import { buildDocs } from './build-docs.js';
import { DocsError } from './docs-error.js';

try {
  const [specFolder, folder] = process.argv.slice(2);
  const { files } = await buildDocs({ specFolder, folder, siteUrl: process.env['DOCS_URL'] });
  console.log(
    `Built ${files.filter((name) => name.endsWith('.html')).length} pages into ${folder ?? 'packages/docs/dist'}.`,
  );
} catch (error) {
  if (!(error instanceof DocsError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
