import type { Field } from '../model/fields.js';
import type { SignatureModel, WebhooksModel } from '../model/webhooks-model.js';
import { Code } from '../components/code.js';
import { FieldList } from '../components/field-list.js';
import { SourceBadge, sourceSentence } from '../components/badges.js';
import type { Page, PageContext } from '../components/page.js';
import { Inline, Prose } from '../components/prose.js';
import { InferredNote, SampleBody } from '../components/sample-body.js';

/** The events that WiPay sends, and how to verify them. */
export function webhooksPage(context: PageContext, webhooks: WebhooksModel): Page {
  const { site, root } = context;
  const { introduction, provenance, headers, signature, fields, events } = webhooks;
  return {
    title: 'Webhooks',
    description: `The ${events.length} events that WiPay sends, how to verify them, and a full example of each event.`,
    address: 'webhooks/',
    children: (
      <>
        <h1>Webhooks</h1>
        <p class="lead">
          WiPay sends {events.length} events. This page shows how to verify them, their fields, and a full example of
          each. <SourceBadge provenance={provenance} />
        </p>
        <Prose text={introduction} />
        {provenance !== undefined && (
          <p>
            Source of all facts without a mark: {sourceSentence(provenance)}.{' '}
            <a href={`${root}about/#sources`}>About source marks</a>
          </p>
        )}
        <p class="jump">
          <a href="#verify">Verify a signature</a> <a href="#events">Find an event</a>
        </p>
        <h2 id="headers">Headers</h2>
        <FieldList
          site={site}
          root={root}
          fields={headers.map((field) => plainField(field, provenance))}
          anchor="header-"
          level={4}
        />
        {signature && <Verify signature={signature} />}
        <h2 id="body">Body</h2>
        <p>The JSON of every event has these fields.</p>
        <FieldList site={site} root={root} fields={fields} anchor="body-" level={4} />
        <Events webhooks={webhooks} />
      </>
    ),
  };
}

/** Removes a field's source if it is the source of the whole page, so that the field has no mark. */
function plainField(field: Field, provenance: WebhooksModel['provenance']): Field {
  const { provenance: own, ...rest } = field;
  return own === undefined || own === provenance ? rest : field;
}

function Verify({ signature: { header, timestampHeader, of, sample } }: { signature: SignatureModel }) {
  return (
    <>
      <h2 id="verify">Verify the signature</h2>
      <p>
        First check the header <code>{header}</code>. If the signature is wrong, return an error.
      </p>
      <Code label="TypeScript" code={sample} />
      <p>
        <a href="../guides/webhooks/">The same check in PHP, Laravel, Express and Next.js</a>
      </p>
      <p>
        The signature covers only the {of}.{' '}
        {timestampHeader !== undefined && (
          <>
            It does not cover the header <code>{timestampHeader}</code>, so that header does not prove that a request is
            recent.{' '}
          </>
        )}
        The{' '}
        <a href="#body-id">
          <code>id</code>
        </a>{' '}
        in the body is signed. Store the ids of handled events, and handle each id only once.
      </p>
    </>
  );
}

function Events({ webhooks: { events, provenance: common, inferredParts } }: { webhooks: WebhooksModel }) {
  return (
    <>
      <h2 id="events">Events</h2>
      <InferredNote inferredParts={inferredParts} of="every sample" />
      {events.map(({ event, description, provenance, examples, constants }) => (
        <section>
          <h3 id={event}>
            <a href={`#${event}`}>
              <Event name={event} />
            </a>{' '}
            {provenance !== common && <SourceBadge provenance={provenance} />}
          </h3>
          <p>
            <Inline text={description} />{' '}
            {constants.map(({ name, value }) => (
              <>
                <code>{name}</code> is <code>{value}</code>.{' '}
              </>
            ))}
          </p>
          {examples.map((example) => (
            <SampleBody example={example} foldFrom={0} />
          ))}
        </section>
      ))}
    </>
  );
}

/** An event's name, in which a line may break after each dot. */
function Event({ name }: { name: string }) {
  return (
    <code>
      {name.split(/(?<=\.)/).map((part) => (
        <>
          {part}
          <wbr />
        </>
      ))}
    </code>
  );
}
