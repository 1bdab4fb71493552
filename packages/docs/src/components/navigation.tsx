import type { SiteModel } from '../model/site-model.js';
import { Method } from './badges.js';
import { DeprecationMark } from './deprecation-note.js';

type Entry = readonly [address: string, label: string];

const START: readonly Entry[] = [
  ['', 'Overview'],
  ['basics/', 'Requests and credentials'],
  ['environments/', 'Environments'],
  ['scopes/', 'Scopes'],
];

/** The navigation groups below the operations. */
const GROUPS: readonly (readonly [title: string, entries: readonly Entry[]])[] = [
  [
    'Guides',
    [
      ['guides/', 'All guides'],
      ['guides/take-a-payment/', 'Take a card payment'],
      ['guides/pay-a-supplier/', 'Pay a supplier'],
      ['guides/after-a-timeout/', 'After a timeout'],
      ['guides/webhooks/', 'Receive webhooks'],
      ['guides/php/', 'PHP'],
      ['guides/testing/', 'Test, then go live'],
      ['workflows/', 'Workflows'],
      ['webhooks/', 'Webhook events'],
      ['client/', 'TypeScript client'],
      ['mock/', 'Mock'],
    ],
  ],
  [
    'Reference',
    [
      ['errors/', 'Errors'],
      ['rate-limits/', 'Rate limits'],
      ['schemas/', 'Schemas'],
      ['reference/', 'One-page reference'],
    ],
  ],
  [
    'About this description',
    [
      ['about/', 'Sources and files'],
      ['changes/', 'Changelog'],
      ['discrepancies/', 'Discrepancies'],
      ['inferred/', 'Inferred facts'],
    ],
  ],
];

interface NavigationProps {
  site: SiteModel;
  root: string;
  address: string;
}

/**
 * Links to all pages. The operations are collapsed by tag, except those with the page's own tag. On a small screen, the
 * navigation is a drawer that opens when the address's fragment names it.
 */
export function Navigation({ site, root, address }: NavigationProps) {
  const link = (to: string) => ({
    href: root + to || './',
    ...(to === address && { 'aria-current': 'page' as const }),
  });
  const list = (entries: readonly Entry[]) => (
    <ul>
      {entries
        .filter(([to]) => to !== 'webhooks/' || site.webhooks)
        .map(([to, label]) => (
          <li>
            <a {...link(to)}>{label}</a>
          </li>
        ))}
    </ul>
  );
  return (
    <nav id="nav" aria-label="All pages" tabIndex={-1}>
      <a class="close" href="#main">
        Close
      </a>
      <h2>Get started</h2>
      {list(START)}
      <h2>Operations</h2>
      {site.groups.map(({ tag, operations }) => (
        <details open={operations.some(({ operation }) => address === `api/${operation.id}/`)}>
          <summary>{tag.name}</summary>
          <ul>
            {operations.map(({ operation }) => (
              <li>
                <a {...link(`api/${operation.id}/`)}>
                  <span>
                    {operation.summary} <DeprecationMark deprecation={operation.deprecation} />
                  </span>{' '}
                  <Method method={operation.method} />
                </a>
              </li>
            ))}
          </ul>
        </details>
      ))}
      {GROUPS.map(([title, entries]) => (
        <>
          <h2>{title}</h2>
          {list(entries)}
        </>
      ))}
    </nav>
  );
}
