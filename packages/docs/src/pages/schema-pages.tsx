import type { SchemaModel } from '../model/schema-pages.js';
import type { SiteModel } from '../model/site-model.js';
import { FieldList } from '../components/field-list.js';
import { OperationLinks } from '../components/operation-links.js';
import type { Page, PageContext } from '../components/page.js';
import { PageHead } from '../components/page-head.js';
import { PageList } from '../components/page-list.js';
import { plainText } from '../components/prose.js';
import { SampleBody } from '../components/sample-body.js';

/** The page that lists the schemas with their own page. */
export function schemasPage({ site }: PageContext): Page {
  return {
    title: 'Schemas',
    description: `Schemas that several operations return: ${site.schemas.map(({ name }) => name).join(', ')}.`,
    address: 'schemas/',
    children: (
      <>
        <PageHead
          title="Schemas"
          lead="Schemas that several operations return. Other schemas are on the page of their operation."
        />
        <PageList entries={site.schemas} />
      </>
    ),
  };
}

/** One schema: its fields, a sample, and the operations that return it. */
export function schemaPage({ site, root }: PageContext, model: SchemaModel): Page {
  const { name, description, fields, example } = model;
  return {
    title: `${name}: schema`,
    description: `${plainText(description)} Its fields, a sample, and the operations that return it.`,
    address: `schemas/${name}/`,
    trail: [{ address: 'schemas/', title: 'Schemas' }],
    children: (
      <>
        <PageHead title={name} lead={description} />
        <Users site={site} root={root} model={model} />
        <h2 id="fields">Fields</h2>
        <FieldList site={site} root={root} fields={fields} anchor="field-" level={3} />
        {example && (
          <>
            <h2 id="sample">Sample</h2>
            <SampleBody example={example} />
          </>
        )}
      </>
    ),
  };
}

function Users({ site, root, model: { operations, webhooks } }: { site: SiteModel; root: string; model: SchemaModel }) {
  return (
    <p>
      Returned by <OperationLinks site={site} root={root} operations={operations} />
      {webhooks.length > 0 && (
        <>
          {' '}
          and sent in <a href={`${root}webhooks/`}>webhooks</a>
        </>
      )}
      .
    </p>
  );
}
