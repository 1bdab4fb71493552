import { STATUS_CODES } from 'node:http';
import type { ErrorCause } from '../model/error-catalogue.js';
import type { FieldCause } from '../model/field-causes.js';
import type { SiteModel } from '../model/site-model.js';
import { Join } from '../components/join.js';
import { SourceBadge } from '../components/badges.js';
import { OperationLinks } from '../components/operation-links.js';
import type { Page, PageContext } from '../components/page.js';
import { afterTimeout } from '../samples/money.js';
import { Inline } from '../components/prose.js';

/** Every error message with its causes and remedies. */
export function errorsPage(context: PageContext): Page {
  const { site, root } = context;
  return {
    title: 'Errors',
    description:
      'Every error message of the API, with its status code, its cause, a remedy, and the operations that return it.',
    address: 'errors/',
    script: 'message-filter',
    children: (
      <>
        <h1>Errors</h1>
        <p class="lead">
          Every error response is a JSON object with a <code>message</code>. Look up your message to find its cause and
          a remedy. The remedies come from this site, not from WiPay.
        </p>
        {/* A script inserts the filter here. */}
        <div id="message-filter" />
        <h2 id="messages">Messages</h2>
        <dl class="fields">
          <NoResponse root={root} />
          {site.errors.map(({ message, anchor, causes, fieldCauses }) => (
            <div id={anchor}>
              <dt>
                <a href={`#${anchor}`}>
                  <q>{message}</q>
                </a>
              </dt>
              {[...causes, ...fieldCauses].map((cause) => (
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

/**
 * Failures for which the API has no message. The page lists their common names, because readers search for these names.
 */
function NoResponse({ root }: { root: string }) {
  return (
    <div id="no-response">
      <dt>
        <a href="#no-response">Unanswered request: timeout, no response, closed connection, or an HTML page</a>
      </dt>
      <dd>
        <b>502</b> Bad Gateway, <b>503</b> Service Unavailable, <b>504</b> Gateway Timeout, ETIMEDOUT, ECONNRESET, cURL
        error 28, an incomplete response, or a response that is not JSON. These errors come from the network or from a
        gateway. The API may have carried out the request.
        <p>
          If the request moves money, do not send it again:{' '}
          <a href={root + afterTimeout.address}>{afterTimeout.title}</a>. You can repeat a <code>GET</code> request.
        </p>
      </dd>
    </div>
  );
}

function Cause({ site, root, cause }: { site: SiteModel; root: string; cause: ErrorCause | FieldCause }) {
  const { status, summary, provenance, operations, remedy } = cause;
  return (
    <dd>
      <b>{status}</b> {STATUS_CODES[status]}. <Inline text={summary} /> <SourceBadge provenance={provenance} />
      {remedy && (
        <p>
          <Inline text={remedy.text} /> {remedy.links.length > 0 && !remedy.text.endsWith(':') && 'See: '}
          <Join
            parts={remedy.links.map(({ address, label }) => (
              <a href={root + address}>{label}</a>
            ))}
          />
        </p>
      )}
      <p class="limits">
        {'example' in cause && (
          <>
            <code>{cause.example}</code>:{' '}
          </>
        )}
        {operations.length === 0 ? (
          'returned before the request reaches an operation'
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
      <h2 id="checks">Messages for failed checks</h2>
      <p>
        The message of a 400 response for a field says which check failed. If WiPay does not document the message of a
        check, this site infers it from these patterns. <SourceBadge provenance="inferred" />
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
