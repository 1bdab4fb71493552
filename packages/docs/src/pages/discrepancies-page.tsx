import { OperationLinks } from '../components/operation-links.js';
import type { Page, PageContext } from '../components/page.js';
import { Inline } from '../components/prose.js';

/** The register of contradictions and gaps in WiPay's sources. */
export function discrepanciesPage(context: PageContext): Page {
  const { site, root } = context;
  return {
    title: 'Discrepancies',
    description: "Contradictions and gaps in WiPay's pages, and the decision of this description for each.",
    address: 'discrepancies/',
    children: (
      <>
        <h1>Discrepancies</h1>
        <p class="lead">
          Contradictions and gaps in WiPay's pages. Each entry has the sources, the decision of this description, and a
          way to find out which source is right.
        </p>
        {site.discrepancies.map(({ id, title, sources, decision, find_out: findOut, operations, webhooks }) => (
          <section>
            <h2 id={id}>
              <a href={`#${id}`}>{title}</a>
            </h2>
            <dl class="facts">
              {sources.map(({ where, says }) => (
                <>
                  <dt>{where}</dt>
                  <dd>
                    <Inline text={says} />
                  </dd>
                </>
              ))}
              <dt class="us">This description</dt>
              <dd>
                <Inline text={decision} />
              </dd>
              <dt>How to find out</dt>
              <dd>
                <Inline text={findOut} />
              </dd>
              {operations.length + webhooks.length > 0 && (
                <>
                  <dt>Affects</dt>
                  <dd>
                    <OperationLinks site={site} root={root} operations={operations.map(({ operation }) => operation)} />
                    {operations.length > 0 && webhooks.length > 0 && ', '}
                    {webhooks.length > 0 && <a href={`${root}webhooks/`}>webhooks</a>}
                  </dd>
                </>
              )}
            </dl>
          </section>
        ))}
      </>
    ),
  };
}
