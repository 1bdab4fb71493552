import { STATUS_CODES } from 'node:http';
import type { ErrorCause } from '../model/error-catalogue.js';
import type { SiteModel } from '../model/site-model.js';
import { Join } from '../components/join.js';
import { SourceBadge } from '../components/badges.js';
import { OperationLinks } from '../components/operation-links.js';
import type { Page, PageContext } from '../components/page.js';
import { Inline } from '../components/prose.js';

/** Every error message, and what gives it. */
export function errorsPage(context: PageContext): Page {
  const { site, root } = context;
  return {
    title: 'Errors',
    description:
      'Every error message of the API with its status, its cause, what to do about it, and the operations that give it.',
    address: 'errors/',
    script: 'message-filter',
    children: (
      <>
        <h1>Errors</h1>
        <p class="lead">
          Every error is JSON with a message. Find what gives yours, and what to do about it: that is advice of this
          reference, not WiPay's words.
        </p>
        {/* A script puts the filter here. */}
        <div id="message-filter" />
        <h2 id="messages">Messages</h2>
        <dl class="fields">
          {site.errors.map(({ message, anchor, causes }) => (
            <div id={anchor}>
              <dt>
                <a href={`#${anchor}`}>
                  <q>{message}</q>
                </a>
              </dt>
              {causes.map((cause) => (
                <Cause site={site} root={root} cause={cause} />
              ))}
            </div>
          ))}
        </dl>
        <Templates site={site} />
      </>
    ),
  };
}

function Cause({ site, root, cause }: { site: SiteModel; root: string; cause: ErrorCause }) {
  const { status, example, summary, provenance, operations, remedy } = cause;
  return (
    <dd>
      <b>{status}</b> {STATUS_CODES[status]}. <Inline text={summary} /> <SourceBadge provenance={provenance} />
      {remedy && (
        <p>
          <Inline text={remedy.text} />{' '}
          <Join
            parts={remedy.links.map(({ address, label }) => (
              <a href={root + address}>{label}</a>
            ))}
          />
        </p>
      )}
      <p class="limits">
        <code>{example}</code>:{' '}
        {operations.length === 0 ? (
          'before any operation is reached.'
        ) : (
          <OperationLinks site={site} root={root} operations={operations} anchor={`#${status}`} />
        )}
      </p>
    </dd>
  );
}

function Templates({ site }: { site: SiteModel }) {
  return (
    <>
      <h2 id="checks">Messages of failed checks</h2>
      <p>
        A 400 for a field says which check failed. Where WiPay's sources give no words for a check, its message is
        expected to follow these patterns. <SourceBadge provenance="inferred" />
      </p>
      <dl class="facts">
        {Object.entries(site.contract.messageTemplates).map(([keyword, template]) => (
          <>
            <dt>
              <code>{keyword}</code>
            </dt>
            <dd>
              <q data-pattern>{template}</q>
            </dd>
          </>
        ))}
      </dl>
    </>
  );
}
