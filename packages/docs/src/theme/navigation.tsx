import type { SiteModel } from '../model/site-model.js';
import { Method } from './marks.js';

const PAGES = [
  ['', 'Start'],
  ['scopes/', 'Scopes'],
  ['errors/', 'Errors'],
  ['webhooks/', 'Webhooks'],
  ['discrepancies/', 'Discrepancies'],
  ['reference/', 'Reference on one page'],
] as const;

interface NavigationProps {
  site: SiteModel;
  root: string;
  address: string;
}

/** Links to every page. It stands after the main part in the document, so that a phone shows what was asked for first. */
export function Navigation({ site, root, address }: NavigationProps) {
  const link = (to: string) => ({ href: root + to || './', ...(to === address && { 'aria-current': 'page' as const }) });
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
        {site.groups.map(({ tag, operations }) => (
          <details open={operations.some(({ operation }) => address === `api/${operation.id}/`)}>
            <summary>{tag.name}</summary>
            <ul class="by-method">
              {operations.map(({ operation }) => (
                <li>
                  <a {...link(`api/${operation.id}/`)}>
                    <Method method={operation.method} /> <span>{operation.summary}</span>
                  </a>
                </li>
              ))}
            </ul>
          </details>
        ))}
      </div>
    </nav>
  );
}
