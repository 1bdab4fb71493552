// Usage: tsx src/cli.ts [folder of the bundled spec] [folder of the site]. The environment variables DOCS_URL,
// DOCS_REPOSITORY, DOCS_OFFLINE and SOURCE_DATE_EPOCH are optional. Run the program in this package's folder, because
// tsx reads the JSX settings from the tsconfig.json of the working directory.
import { buildDocs } from './build-docs.js';
import { DocsError } from './docs-error.js';

try {
  const [specFolder, folder] = process.argv.slice(2);
  const { files } = await buildDocs({
    specFolder,
    folder,
    siteUrl: process.env['DOCS_URL'],
    repositoryUrl: process.env['DOCS_REPOSITORY'],
    offline: process.env['DOCS_OFFLINE'],
    sourceDateEpoch: process.env['SOURCE_DATE_EPOCH'],
  });
  console.log(
    `Built ${files.filter((name) => name.endsWith('.html')).length} pages into ${folder ?? 'packages/docs/dist'}.`,
  );
} catch (error) {
  if (!(error instanceof DocsError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
