import type { ScopeEntry } from '../model/scope-groups.js';
import type { ScopeRequest } from '../model/scope-request.js';
import type { SiteModel } from '../model/site-model.js';
import { OperationLinks } from '../components/operation-links.js';
import type { Page, PageContext } from '../components/page.js';
import { Inline } from '../components/prose.js';

/** All scopes, each with the operations that require it. */
export function scopesPage(context: PageContext): Page {
  const { site, root } = context;
  const total = Object.keys(site.contract.credentials.bearer.scopes).length;
  return {
    title: 'Scopes',
    description: `All ${total} scopes by group, with the parent of each scope and the operations that need it.`,
    address: 'scopes/',
    script: 'scope-calculator',
    children: (
      <>
        <h1>Scopes</h1>
        <p class="lead">
          {total} scopes in {site.scopeGroups.length} groups. An operation needs one scope. The parent scope of the
          group also grants this scope.
        </p>
        <SeveralScopes root={root} request={site.scopeRequest} />
        {/* A script inserts the calculator, which is collapsed, so that nothing moves when the script arrives. */}
        <details class="calculator">
          <summary>
            <h2 id="calculator">Which scopes do I need?</h2>
          </summary>
          <div id="scope-calculator">
            <p>A calculator lists the scopes for the operations that you select. It needs JavaScript.</p>
          </div>
        </details>
        {site.scopeGroups.map(({ parent, scopes }) => (
          <>
            <h2 id={parent.name}>
              <code>{parent.name}</code>
            </h2>
            <p>
              <Inline text={parent.description} /> Parent of the {scopes.length} scopes below.{' '}
              <Condition site={site} scope={parent} />
            </p>
            <dl class="fields">
              {scopes.map((scope) => (
                <Scope site={site} root={root} scope={scope} />
              ))}
            </dl>
          </>
        ))}
      </>
    ),
  };
}

function SeveralScopes({ root, request }: { root: string; request: ScopeRequest | undefined }) {
  if (!request) return null;
  const { operation, field, example } = request;
  return (
    <p>
      To request several scopes, separate their names with spaces in the field{' '}
      <a href={`${root}api/${operation.id}/#body-${field}`}>
        <code>{field}</code> of {operation.summary}
      </a>
      , e.g. <code>{example}</code>.
    </p>
  );
}

function Scope({ site, root, scope }: { site: SiteModel; root: string; scope: ScopeEntry }) {
  return (
    <div id={scope.name}>
      <dt>
        <code>{scope.name}</code>
      </dt>
      <dd>
        <Inline text={scope.description} />
        <p class="limits">
          {scope.operations.length > 0 ? (
            <>
              Needed for <OperationLinks site={site} root={root} operations={scope.operations} />.
            </>
          ) : (
            'No operation needs this scope.'
          )}{' '}
          Parent: <code>{scope.parent}</code>
        </p>
      </dd>
    </div>
  );
}

function Condition({ site, scope }: { site: SiteModel; scope: ScopeEntry }) {
  const condition = scope.condition === undefined ? undefined : site.contract.conditions[scope.condition];
  return condition ? (
    <>
      Condition: <Inline text={condition.description} />
    </>
  ) : null;
}
