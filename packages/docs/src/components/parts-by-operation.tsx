import type { Provenance } from '@wapi/types';
import { findParts, type ProvenancePart } from '../model/provenance-parts.js';
import type { SiteModel } from '../model/site-model.js';
import { Join } from './join.js';

interface PartsProps {
  site: SiteModel;
  root: string;
  provenance: Provenance;
  /** Labels of parts to leave out. */
  without?: readonly string[];
}

/** The facts from one source, grouped by operation. */
export function PartsByOperation({ site, root, provenance, without = [] }: PartsProps) {
  const found = site.operations
    .map((model) => ({
      operation: model.operation,
      parts: findParts(provenance, model).filter((part) => !without.includes(formatPart(part))),
    }))
    .filter(({ parts }) => parts.length > 0);
  return (
    <dl class="facts links">
      {found.map(({ operation, parts }) => (
        <>
          <dt>
            <a href={`${root}api/${operation.id}/`}>{operation.summary}</a>
          </dt>
          <dd>
            <Join
              parts={parts.map((part) => (
                <a href={`${root}api/${operation.id}/${part.anchor === '' ? '' : `#${part.anchor}`}`}>
                  {formatPart(part)}
                </a>
              ))}
            />
          </dd>
        </>
      ))}
      {site.webhooks?.provenance === provenance && (
        <>
          <dt>
            <a href={`${root}webhooks/`}>Webhooks</a>
          </dt>
          <dd>all {site.webhooks.events.length} events</dd>
        </>
      )}
    </dl>
  );
}

/** Returns the label of a part, e.g. `field data.org_t`. */
export function formatPart({ kind, name }: ProvenancePart): string {
  return kind === 'operation' ? 'the whole operation' : `${kind} ${name}`;
}
