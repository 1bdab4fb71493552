import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DocsError } from './docs-error.js';
import { llmsText } from './llms-text.js';
import type { SiteModel } from './model/site-model.js';
import { packageRoot, sourceDir } from './package-root.js';
import type { Rule } from './read-rules.js';
import { discrepanciesPage } from './theme/discrepancies-page.js';
import { errorsPage } from './theme/errors-page.js';
import { homePage } from './theme/home-page.js';
import { notFoundPage } from './theme/not-found-page.js';
import { operationPage } from './theme/operation-page.js';
import type { PageContext } from './theme/page.js';
import { rulePage, rulesPage } from './theme/rules-pages.js';
import { scopesPage } from './theme/scopes-page.js';
import { readStyle } from './theme/style.js';
import { webhooksPage } from './theme/webhooks-page.js';

/** Renders the site's own pages and what they load. */
export function siteFiles(site: SiteModel, rules: readonly Rule[]): Map<string, string> {
  const style = readStyle();
  const copy = readCopyScript();
  const script = `copy.${createHash('sha256').update(copy).digest('hex').slice(0, 8)}.js`;
  const page = (root: string): PageContext => ({ site, root, style });
  const pageWithScript = (root: string): PageContext => ({ ...page(root), script });
  return new Map([
    ['index.html', homePage(pageWithScript('./'))],
    ...site.operations.map((model): [string, string] => [`api/${model.operation.id}/index.html`, operationPage(pageWithScript('../../'), model)]),
    ['scopes/index.html', scopesPage(page('../'))],
    ['errors/index.html', errorsPage(page('../'))],
    ...(site.webhooks ? [['webhooks/index.html', webhooksPage(pageWithScript('../'), site.webhooks)] as const] : []),
    ['discrepancies/index.html', discrepanciesPage(page('../'))],
    ['rules/index.html', rulesPage(pageWithScript('../'), rules)],
    // A folder each, so that the address without a file name works on any static host.
    ...rules.map((rule): [string, string] => [`rules/${rule.name}/index.html`, rulePage(pageWithScript('../../'), rule)]),
    ['404.html', notFoundPage(page('./'))],
    ['favicon.svg', readFileSync(join(sourceDir, 'assets', 'favicon.svg'), 'utf8')],
    [script, copy],
    ['llms.txt', llmsText(site)],
  ]);
}

function readCopyScript(): string {
  try {
    return readFileSync(join(packageRoot, 'build', 'browser', 'copy.js'), 'utf8')
      .replace(/^export \{\};$/m, '')
      .replace(/^\/\/# sourceMappingURL=.*$/m, '')
      .replaceAll(/^ +/gm, '')
      .trim();
  } catch {
    throw new DocsError('packages/docs/build/browser/copy.js cannot be read: compile the package first (tsc -p tsconfig.build.json).');
  }
}
