import type { ResponseHeader } from '../model/response-headers.js';
import { SourceBadge } from './badges.js';
import { Inline } from './prose.js';

/** Response headers with their descriptions. */
export function HeaderList({ headers }: { headers: readonly ResponseHeader[] }) {
  return (
    <dl class="fields">
      {headers.map(({ name, description, provenance }) => (
        <div>
          <dt>
            <code>{name}</code> <SourceBadge provenance={provenance} />
          </dt>
          <dd>
            <Inline text={description} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
