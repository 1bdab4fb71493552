import type { Operation } from '@wapi/types';
import { findSection } from '../model/markdown-section.js';
import { HeaderList } from '../components/header-list.js';
import { OperationLinks } from '../components/operation-links.js';
import type { Page, PageContext } from '../components/page.js';
import { Inline, Prose } from '../components/prose.js';
import { SampleBody } from '../components/sample-body.js';

/** The rate limit of each operation, the related headers, and the response to too many requests. */
export function rateLimitsPage({ site, root }: PageContext): Page {
  const all = site.operations.map(({ operation }) => operation);
  const tooMany = site.operations[0]?.responses.find(({ status }) => status === 429);
  const names = new Set(tooMany?.headers ?? []);
  return {
    title: 'Rate limits',
    description:
      'The rate limit of each operation, the headers with the remaining requests, and the response at the limit.',
    address: 'rate-limits/',
    children: (
      <>
        <h1>Rate limits</h1>
        <Prose text={findSection(site.contract.info.description, 'Rate limits')} />
        <h2 id="limits">Requests per minute</h2>
        <dl class="facts">
          {byLimit(all).map(([requests, operations]) => (
            <>
              <dt>{requests} per minute</dt>
              <dd>
                <OperationLinks site={site} root={root} operations={operations} />
              </dd>
            </>
          ))}
        </dl>
        <SharedLimits site={site} root={root} operations={all} />
        <h2 id="headers">Headers</h2>
        <p>Read these headers to stay within the limit.</p>
        <HeaderList headers={site.headers.filter(({ name }) => names.has(name))} />
        {tooMany && (
          <>
            <h2 id="used-up">When you exceed the limit</h2>
            <p>
              <b>{tooMany.status}</b> {tooMany.reason}. <Inline text={tooMany.description} />
            </p>
            {tooMany.examples.map((example) => (
              <SampleBody example={example} />
            ))}
          </>
        )}
      </>
    ),
  };
}

function SharedLimits({ site, root, operations }: PageContext & { operations: readonly Operation[] }) {
  const buckets = [...new Set(operations.map(({ rateLimit }) => rateLimit.bucket))];
  const shared = buckets
    .map((bucket) => operations.filter(({ rateLimit }) => rateLimit.bucket === bucket))
    .filter((group) => group.length > 1);
  if (shared.length === 0) return null;
  return (
    <>
      <h2 id="shared">Shared limits</h2>
      <p>The operations in one list item share one limit, because WiPay documents them as one endpoint.</p>
      <ul>
        {shared.map((group) => (
          <li>
            <OperationLinks site={site} root={root} operations={group} />: {group[0]?.rateLimit.requests} per minute
          </li>
        ))}
      </ul>
    </>
  );
}

function byLimit(operations: readonly Operation[]): [number, Operation[]][] {
  const limits = [...new Set(operations.map(({ rateLimit }) => rateLimit.requests))].toSorted((a, b) => a - b);
  return limits.map((requests) => [requests, operations.filter(({ rateLimit }) => rateLimit.requests === requests)]);
}
