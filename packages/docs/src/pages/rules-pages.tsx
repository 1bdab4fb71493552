import type { Rule } from '../sources/read-rules.js';
import { Code } from '../components/code.js';
import type { Page } from '../components/page.js';
import { PageHead } from '../components/page-head.js';
import { PageList } from '../components/page-list.js';
import { plainText, ProseWithCode } from '../components/prose.js';

/** All rules of the lint, for those who edit the description. */
export function rulesPage(rules: readonly Rule[]): Page {
  return {
    title: 'Lint rules',
    description: `The ${rules.length} rules that an edit of the description must keep, each with a wrong and a right snippet.`,
    address: 'rules/',
    children: (
      <>
        <PageHead
          title="Lint rules"
          lead={`${rules.length} rules for those who edit the description, besides Redocly's and Spectral's own. Whoever only calls the API needs none of them.`}
        />
        <Code label="Run the lint" code="npm run lint:spec" />
        <PageList entries={rules.map(({ name, summary }) => ({ name, description: summary }))} />
      </>
    ),
  };
}

/** One rule of the lint: the page that a finding of it links to. */
export function rulePage({ name, summary, body }: Rule): Page {
  return {
    title: `${name} · Lint rules`,
    description: plainText(summary),
    address: `rules/${name}/`,
    markdown: `# ${name}\n\n${summary}\n\n${body}`,
    children: (
      <>
        <PageHead list="Lint rules" title={name} lead={summary} />
        <ProseWithCode text={body} />
      </>
    ),
  };
}
