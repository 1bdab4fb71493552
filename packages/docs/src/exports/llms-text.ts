import type { SiteModel } from '../model/site-model.js';
import type { Page } from '../components/page.js';
import { plainText } from '../components/prose.js';
import type { SitePages } from '../pages/site-pages.js';
import { markdownPath, type MarkdownWriter } from './markdown-page.js';

/**
 * Writes the site's table of contents for language models, in the format of llmstxt.org. All links except those under
 * "Files" lead to Markdown.
 */
export function buildLlmsText(site: SiteModel, { general, workflows, schemas }: SitePages): string {
  const { info } = site.contract;
  return [
    `# ${info.title} ${info.version}`,
    '',
    `> ${plainText(info.summary)}`,
    '',
    'This is an independent description. WiPay has not reviewed it. Links are relative to this file.',
    '',
    '## Pages',
    '',
    ...general.map(toLine),
    ...site.groups.flatMap(({ tag, operations }) => [
      '',
      `## ${tag.name}`,
      '',
      ...operations.map(
        ({ operation }) =>
          `- [${operation.method} ${operation.path}](${markdownPath(`api/${operation.id}/`)}): ${operation.summary}. ${plainText(operation.description)}`,
      ),
    ]),
    '',
    '## Workflows',
    '',
    ...workflows.map(toLine),
    '',
    '## Schemas',
    '',
    ...schemas.map(toLine),
    ...webhookLines(site),
    '',
    '## Files',
    '',
    '- [llms-full.txt](llms-full.txt): all pages as one text',
    '- [openapi.json](openapi.json): the description in OpenAPI 3.1',
    '- [openapi.yaml](openapi.yaml): the same description as YAML',
    '- [wapi.postman_collection.json](wapi.postman_collection.json): every documented request for Postman',
    '- [wapi.bruno.zip](wapi.bruno.zip): every documented request for Bruno',
    '',
  ].join('\n');
}

/** Writes all pages of the site as one document for language models. Omits the lint-rule pages. */
export function buildFullText(pages: readonly Page[], markdown: MarkdownWriter): string {
  return pages
    .filter(({ address }) => !address.startsWith('rules/'))
    .map((page) => `<!-- ${markdownPath(page.address)} -->\n\n${markdown.write(page)}`)
    .join('\n');
}

function toLine({ address, title, description }: Page): string {
  return `- [${title}](${markdownPath(address)}): ${description}`;
}

function webhookLines({ webhooks }: SiteModel): string[] {
  if (!webhooks) return [];
  return [
    '',
    '## Webhooks',
    '',
    ...webhooks.events.map(
      ({ event, description }) => `- [${event}](${markdownPath('webhooks/')}#${event}): ${plainText(description)}`,
    ),
  ];
}
