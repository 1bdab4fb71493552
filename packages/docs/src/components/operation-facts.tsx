import { findSharingOperations, type Operation } from '@wapi/types';
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
    <dl class="terms">
      {scopes.length > 0 && (
        <div>
          <dt>Scope</dt>{' '}
          <dd>
            {scopes.map((scope) => (
              <ScopeAndParent root={root} {...scope} />
            ))}
          </dd>
        </div>
      )}
      <div>
        <dt>Credential</dt>{' '}
        <dd>
          <Credentials root={root} credentials={operation.credentials} />
        </dd>
      </div>
      <div>
        <dt>Rate limit</dt>{' '}
        <dd>
          {rateLimit.requests} requests per {rateLimit.per}
          {sharing.length > 0 && (
            <>
              , shared with <OperationLinks site={site} root={root} operations={sharing} />
            </>
          )}
        </dd>
      </div>
      {conditions.map(({ title, description, provenance: source }) => (
        <div>
          <dt>{title}</dt>{' '}
          <dd>
            <Inline text={description} /> {source !== 'page' && <SourceBadge provenance={source} />}
          </dd>
        </div>
      ))}
      {methodOverride && (
        <div>
          <dt>Method override</dt>{' '}
          <dd>
            Instead of {methodOverride.value}, you can send {methodOverride.method} with the form field{' '}
            <code>
              {methodOverride.field}={methodOverride.value}
            </code>
            . <a href={`${root}guides/php/#patch-needs-method`}>Why PHP needs this</a>.{' '}
            <SourceBadge provenance={methodOverride.provenance} />
          </dd>
        </div>
      )}
      {documentedPath !== undefined && (
        <div>
          <dt>Path on WiPay's page</dt>{' '}
          <dd>
            <code>{documentedPath}</code>
          </dd>
        </div>
      )}
    </dl>
  );
}

function ScopeAndParent({ root, name, parent }: { root: string; name: string; parent: string | undefined }) {
  return (
    <>
      <ScopeLink root={root} name={name} />
      {parent !== undefined && (
        <>
          {' '}
          or <ScopeLink root={root} name={parent} />
        </>
      )}
    </>
  );
}

function ScopeLink({ root, name }: { root: string; name: string }) {
  return (
    <a href={`${root}scopes/#${name}`}>
      <code>{name}</code>
    </a>
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

const CREDENTIALS = { bearer: 'bearer token', wapiKey: 'WAPI Key' } as const;

function Credentials({ root, credentials }: { root: string; credentials: Operation['credentials'] }) {
  if (credentials.length === 0) return <>none, because this operation is public</>;
  return (
    <>
      <a href={`${root}basics/#credentials`}>{credentials.map((name) => CREDENTIALS[name]).join(' or ')}</a>
      {credentials.length > 1 ? ', not both' : ' only'}
    </>
  );
}
