import type { Rule } from '../read-rules.js';
import { Code } from './code.js';
import { type PageContext, renderPage } from './page.js';
import { Inline, plainText, ProseWithCode } from './prose.js';

/** All rules of the lint, for those who edit the description. */
export function rulesPage(context: PageContext, rules: readonly Rule[]): string {
  return renderPage({
    context,
    title: 'Lint rules · WAPI',
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
  });
}

/** One rule of the lint: the page that a finding of it links to. */
export function rulePage(context: PageContext, { name, summary, body }: Rule): string {
  return renderPage({
    context,
    title: `${name} · Lint rules · WAPI`,
    description: plainText(summary),
    address: `rules/${name}/`,
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
  });
}
