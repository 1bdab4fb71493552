import { OperationLinks } from '../components/operation-links.js';
import type { Page, PageContext } from '../components/page.js';
import { Inline } from '../components/prose.js';

/** The register of what WiPay's sources leave open. */
export function discrepanciesPage(context: PageContext): Page {
  const { site, root } = context;
  return {
    title: 'Discrepancies',
    description: "Where WiPay's pages contradict themselves or say nothing, and what this description does about it.",
    address: 'discrepancies/',
    children: (
      <>
        <h1>Discrepancies</h1>
        <p class="lead">
          Where WiPay's pages contradict themselves or say nothing, what this description does about it, and how to find
          out.
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
              <dt class="us">Here</dt>
              <dd>
                <Inline text={decision} />
              </dd>
              <dt>To find out</dt>
              <dd>
                <Inline text={findOut} />
              </dd>
              {operations.length + webhooks.length > 0 && (
                <>
                  <dt>Touches</dt>
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
