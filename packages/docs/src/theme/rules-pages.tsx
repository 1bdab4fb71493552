import type { Rule } from '../read-rules.js';
import { Code } from './code.js';
import type { Page } from './page.js';
import { Inline, plainText, ProseWithCode } from './prose.js';

/** All rules of the lint, for those who edit the description. */
export function rulesPage(rules: readonly Rule[]): Page {
  return {
    title: 'Lint rules',
    description: `The ${rules.length} rules that an edit of the description must keep, each with a wrong and a right snippet.`,
    address: 'rules/',
    children: (
      <>
        <h1>Lint rules</h1>
        <p class="lead">
          {rules.length} rules for those who edit the description, besides Redocly's and Spectral's own. Whoever only calls the API needs none of
          them.
        </p>
        <Code label="Run the lint" code="node spec/scripts/lint.js" />
        <dl class="fields">
          {rules.map(({ name, summary }) => (
            <div>
              <dt>
                <a href={`${name}/`}>
                  <code>{name}</code>
                </a>
              </dt>
              <dd>
                <Inline text={summary} />
              </dd>
            </div>
          ))}
        </dl>
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
        <p class="eyebrow">
          <a href="../">Lint rules</a>
        </p>
        <h1>{name}</h1>
        <p class="lead">
          <Inline text={summary} />
        </p>
        <ProseWithCode text={body} />
      </>
    ),
  };
}
