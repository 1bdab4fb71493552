import type { SiteModel } from './model/site-model.js';
import { plainText } from './theme/prose.js';

/** The site's table of contents for language models, as llmstxt.org describes it. */
export function llmsText(site: SiteModel): string {
  const { info } = site.contract;
  return [
    `# ${info.title} ${info.version}`,
    '',
    `> ${plainText(info.summary)}`,
    '',
    'An independent description; WiPay has not reviewed it. Links are relative to this file.',
    ...site.groups.flatMap(({ tag, operations }) => [
      '',
      `## ${tag.name}`,
      '',
      ...operations.map(
        ({ operation }) =>
          `- [${operation.method} ${operation.path}](api/${operation.id}/): ${operation.summary}. ${plainText(operation.description)}`,
      ),
    ]),
    ...webhookLines(site),
    '',
    '## More',
    '',
    '- [Scopes](scopes/): every scope, its parent, the operations that need it',
    '- [Errors](errors/): every message, its status, the operations that give it',
    "- [Discrepancies](discrepancies/): what WiPay's pages leave open",
    '- [openapi.json](openapi.json): the whole description, OpenAPI 3.1',
    '- [openapi.yaml](openapi.yaml): the same as YAML',
    '- [Lint rules](rules/): what an edit of the description must keep',
    '',
  ].join('\n');
}

function webhookLines({ webhooks }: SiteModel): string[] {
  if (!webhooks) return [];
  return [
    '',
    '## Webhooks',
    '',
    '- [Webhooks](webhooks/): what WiPay sends, how to verify its signature, headers and body',
    ...webhooks.events.map(({ event, description }) => `- [${event}](webhooks/#${event}): ${plainText(description)}`),
  ];
}
