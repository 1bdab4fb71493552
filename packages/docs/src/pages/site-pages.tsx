import type { SiteModel } from '../model/site-model.js';
import type { Guide } from '../sources/read-guides.js';
import type { Rule } from '../sources/read-rules.js';
import { aboutPage } from './about-page.js';
import { basicsPage } from './basics-page.js';
import { changesPage } from './changes-page.js';
import { discrepanciesPage } from './discrepancies-page.js';
import { environmentsPage } from './environments-page.js';
import { errorsPage } from './errors-page.js';
import { guidePage, guidesPage } from './guide-pages.js';
import { homePage } from './home-page.js';
import { inferredPage } from './inferred-page.js';
import { notFoundPage } from './not-found-page.js';
import { offlinePage } from './offline-page.js';
import { operationPage } from './operation-page.js';
import type { Page } from '../components/page.js';
import { rateLimitsPage } from './rate-limits-page.js';
import { rulePage, rulesPage } from './rules-pages.js';
import { schemaPage, schemasPage } from './schema-pages.js';
import { scopesPage } from './scopes-page.js';
import { webhooksPage } from './webhooks-page.js';
import { workflowPage, workflowsPage } from './workflow-pages.js';

/** The input of all pages. */
export interface PageSources {
  site: SiteModel;
  rules: readonly Rule[];
  /** The packages' READMEs. */
  packageGuides: readonly Guide[];
  /** The guides of the site. */
  guides: readonly Guide[];
  /** The URL of the repository; undefined if it is unknown. */
  repositoryUrl?: string | undefined;
}

/** The site's pages by kind. */
export interface SitePages {
  /** All pages that are not in a different property. */
  general: readonly Page[];
  /** The operation pages, in the order in which the site lists them. */
  operations: readonly Page[];
  workflows: readonly Page[];
  schemas: readonly Page[];
  rules: readonly Page[];
  /** The page for unknown addresses. */
  notFound: Page;
  /** The page that offline readers see instead of a page that is not stored. */
  offline: Page;
}

/** Builds every page of the site. */
export function buildPages({ site, rules, packageGuides, guides, repositoryUrl }: PageSources): SitePages {
  const top = { site, root: './' };
  const inFolder = { site, root: '../' };
  const inSubfolder = { site, root: '../../' };
  return {
    general: [
      homePage(top, repositoryUrl),
      basicsPage(inFolder),
      environmentsPage(inFolder),
      scopesPage(inFolder),
      rateLimitsPage(inFolder),
      errorsPage(inFolder),
      ...(site.webhooks ? [webhooksPage(inFolder, site.webhooks)] : []),
      workflowsPage(inFolder),
      schemasPage(inFolder),
      guidesPage(guides),
      ...[...guides, ...packageGuides].map((guide) => guidePage(inFolder, guide)),
      aboutPage(inFolder),
      changesPage(inFolder),
      discrepanciesPage(inFolder),
      inferredPage(inFolder),
      rulesPage(rules),
    ],
    operations: site.operations.map((model) => operationPage(inSubfolder, model)),
    workflows: site.workflows.map((model) => workflowPage(inSubfolder, model)),
    schemas: site.schemas.map((model) => schemaPage(inSubfolder, model)),
    rules: rules.map(rulePage),
    notFound: notFoundPage(top),
    offline: offlinePage(top),
  };
}

/** Lists the pages that have a fixed address, without the pages for unknown addresses and for offline readers. */
export function listPages({ general, operations, workflows, schemas, rules }: SitePages): Page[] {
  return [...general, ...operations, ...workflows, ...schemas, ...rules];
}
