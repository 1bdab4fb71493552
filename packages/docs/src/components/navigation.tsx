import type { SiteModel } from '../model/site-model.js';
import { slug } from '../model/slug.js';
import { Method } from './badges.js';
import { DeprecationMark } from './deprecation-note.js';

const PAGES = [
  ['', 'Overview'],
  ['environments/', 'Environments'],
  ['scopes/', 'Scopes'],
  ['rate-limits/', 'Rate limits'],
  ['errors/', 'Errors'],
  ['webhooks/', 'Webhooks'],
  ['workflows/', 'Workflows'],
  ['schemas/', 'Schemas'],
  ['client/', 'Client'],
  ['mock/', 'Mock'],
  ['changes/', 'Changelog'],
  ['discrepancies/', 'Discrepancies'],
  ['inferred/', 'Inferred facts'],
  ['reference/', 'One-page reference'],
] as const;

interface NavigationProps {
  site: SiteModel;
  root: string;
  address: string;
}

/**
 * Links to the general pages, to each group of operations, and to the operations of the page's own group.
 *
 * The navigation follows the main part, so that a phone shows the content first. Only the home page lists all
 * operations, to keep other pages small.
 */
export function Navigation({ site, root, address }: NavigationProps) {
  const link = (to: string) => ({
    href: root + to || './',
    ...(to === address && { 'aria-current': 'page' as const }),
  });
  return (
    <nav id="nav" aria-label="All pages">
      <div>
        <ul>
          {PAGES.filter(([to]) => to !== 'webhooks/' || site.webhooks).map(([to, label]) => (
            <li>
              <a {...link(to)}>{label}</a>
            </li>
          ))}
        </ul>
        <h2>Operations</h2>
        <ul>
          {site.groups.map(({ tag, operations }) => (
            <li>
              <a href={`${root}#${slug(tag.name)}`}>{tag.name}</a>
              {operations.some(({ operation }) => address === `api/${operation.id}/`) && (
                <ul class="by-method">
                  {operations.map(({ operation }) => (
                    <li>
                      <a {...link(`api/${operation.id}/`)}>
                        <Method method={operation.method} /> <span>{operation.summary}</span>{' '}
                        <DeprecationMark deprecation={operation.deprecation} />
                      </a>
                    </li>
                  ))}
                </ul>
              )}
            </li>
          ))}
        </ul>
      </div>
    </nav>
  );
}
