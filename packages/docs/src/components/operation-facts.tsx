import { findSharingOperations } from '@wapi/types';
import type { OperationModel } from '../model/operation-model.js';
import type { SiteModel } from '../model/site-model.js';
import { SourceBadge, sourceSentence } from './badges.js';
import { OperationLinks } from './operation-links.js';
import { Inline } from './prose.js';

interface OperationFactsProps {
  site: SiteModel;
  root: string;
  model: OperationModel;
}

/** The credential, scope, rate limit and conditions of an operation. */
export function OperationFacts({ site, root, model }: OperationFactsProps) {
  const { operation, scopes, conditions, methodOverride } = model;
  const { rateLimit, documentedPath } = operation;
  const sharing = findSharingOperations(site.contract, operation);
  return (
    <dl class="facts">
      <dt>Credential</dt>
      <dd>
        <Credentials site={site} root={root} model={model} />
      </dd>
      {scopes.length > 0 && (
        <>
          <dt>Scope</dt>
          <dd>
            {scopes.map(({ name, parent }) => (
              <span>
                <a href={`${root}scopes/#${name}`}>
                  <code>{name}</code>
                </a>
                {parent !== undefined && (
                  <>
                    , or its parent{' '}
                    <a href={`${root}scopes/#${parent}`}>
                      <code>{parent}</code>
                    </a>
                  </>
                )}
              </span>
            ))}
          </dd>
        </>
      )}
      <dt>Rate limit</dt>
      <dd>
        {rateLimit.requests} requests per {rateLimit.per}
        {sharing.length > 0 && (
          <>
            , shared with <OperationLinks site={site} root={root} operations={sharing} />
          </>
        )}
      </dd>
      {conditions.map(({ title, description, provenance: source }) => (
        <>
          <dt>{title}</dt>
          <dd>
            <Inline text={description} /> {source !== 'page' && <SourceBadge provenance={source} />}
          </dd>
        </>
      ))}
      {methodOverride && (
        <>
          <dt>Method override</dt>
          <dd>
            Instead of {methodOverride.value}, you can send {methodOverride.method} with the form field{' '}
            <code>
              {methodOverride.field}={methodOverride.value}
            </code>
            . <a href={`${root}guides/php/#patch-needs-method`}>Why PHP needs this</a>.{' '}
            <SourceBadge provenance={methodOverride.provenance} />
          </dd>
        </>
      )}
      {documentedPath !== undefined && (
        <>
          <dt>Path on WiPay's page</dt>
          <dd>
            <code>{documentedPath}</code>
          </dd>
        </>
      )}
    </dl>
  );
}

/**
 * The source of an operation. Links to WiPay's own page about the operation, or else to the start of WiPay's reference.
 */
export function OperationSource({ site: { originalReference }, root, model }: OperationFactsProps) {
  const { id, provenance } = model.operation;
  const page = originalReference.pages.get(id);
  const address = page ?? originalReference.start;
  return (
    <p class="source">
      Source: {sourceSentence(provenance)}.{' '}
      {address !== undefined && (
        <>
          <a href={address}>{page === undefined ? "Start of WiPay's reference" : 'Read the original'}</a>.{' '}
        </>
      )}
      <a href={`${root}about/#sources`}>About sources</a>. The same operation in the{' '}
      <a href={`${root}reference/${model.referenceHash}`}>one-page reference</a>.
    </p>
  );
}

function Credentials({ site, root, model: { operation } }: OperationFactsProps) {
  if (operation.credentials.length === 0) return <>None. This operation is public.</>;
  const names = { bearer: 'a bearer token', wapiKey: `a WAPI Key (${site.contract.credentials.wapiKey.header})` };
  const allowed = operation.credentials.map((name) => names[name]);
  return (
    <>
      {allowed.length > 1 ? 'Either ' : 'Only '}
      {allowed.join(' or ')}
      {allowed.length > 1 && ', not both'}. <a href={`${root}basics/#credentials`}>How to send it</a>
    </>
  );
}
