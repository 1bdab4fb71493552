import type { Rule } from '../sources/read-rules.js';
import { Code } from '../components/code.js';
import type { Page } from '../components/page.js';
import { PageHead } from '../components/page-head.js';
import { PageList } from '../components/page-list.js';
import { plainText, ProseWithCode } from '../components/prose.js';

/** The page that lists all lint rules, for editors of the spec. */
export function rulesPage(rules: readonly Rule[]): Page {
  return {
    title: 'Lint rules',
    description: `The ${rules.length} lint rules for edits of this description, each with a wrong and a right example.`,
    address: 'rules/',
    children: (
      <>
        <PageHead
          title="Lint rules"
          lead={[
            `${rules.length} rules for editors of this description, in addition to the rules of Redocly and Spectral.`,
            'You do not need them to call the API.',
          ].join(' ')}
        />
        <Code label="Run the lint rules" code="npm run lint:spec" />
        <PageList entries={rules.map(({ name, summary }) => ({ name, description: summary }))} />
      </>
    ),
  };
}

/** The page for one lint rule. Each finding of the rule links to this page. */
export function rulePage({ name, summary, body }: Rule): Page {
  return {
    title: `${name} · Lint rules`,
    description: plainText(summary),
    address: `rules/${name}/`,
    trail: [{ address: 'rules/', title: 'Lint rules' }],
    markdown: `# ${name}\n\n${summary}\n\n${body}`,
    children: (
      <>
        <PageHead title={name} lead={summary} />
        <ProseWithCode text={body} />
      </>
    ),
  };
}
