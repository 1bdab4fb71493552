import type { Schema } from '@wapi/types';
import { describe, expect, it } from 'vitest';
import { sourceSentence } from '../../src/components/badges.js';
import { allFields, isVariant } from '../../src/model/fields.js';
import { requestExamples } from '../../src/samples/request-example.js';
import { missingValues, collectSchemas } from '../support/schema-parts.js';
import {
  attributes,
  bundle,
  codeBlocks,
  jsonBlocks,
  mainText,
  normalise,
  readOperationPage,
  markdownText,
  readPage,
  site,
  withoutDetails,
} from '../support/site.js';

describe.each(site.operations.map((model) => [model.operation.id, model] as const))('the page of %s', (id, model) => {
  const html = readOperationPage(id);
  const text = mainText(html);
  /** The text of the page without collapsed parts. */
  const visible = mainText(withoutDetails(html));
  const { operation } = model;

  it('shows the summary, description, method and path', () => {
    expect(text).toContain(operation.summary);
    expect(text).toContain(markdownText(operation.description));
    expect(text).toContain(`${operation.method} ${operation.path}`);
    expect(text).toContain(operation.documentedPath ?? '');
    const { field, value } = operation.methodOverride ?? {};
    expect(text).toContain(field === undefined ? '' : `${field}=${value}`);
  });

  it('shows the rate limit, scopes, conditions and credentials', () => {
    expect(text).toContain(`${operation.rateLimit.requests} requests per minute`);
    for (const scope of operation.scopes) {
      expect(text).toContain(scope);
      expect(text).toContain(bundle.contract.credentials.bearer.scopes[scope].parent);
    }
    for (const condition of operation.conditions)
      expect(text).toContain(bundle.contract.conditions[condition]?.description);
    const names = operation.credentials.map((name) => ({ bearer: 'bearer token', wapiKey: 'WAPI Key' })[name]);
    const rule = names.length > 1 ? ', not both' : ' only';
    expect(text).toContain(
      `Credential ${names.length === 0 ? 'none, because this operation is public' : names.join(' or ') + rule}`,
    );
  });

  it('shows every parameter and field with description, limits and messages', () => {
    const ids = attributes(html, 'id');
    for (const { name, in: place, description, discrepancy, schema } of operation.parameters) {
      expect(ids).toContain(`${place}-${name}`);
      expect(text).toContain(markdownText(description));
      expect(findDiscrepancyLinks(html, `${place}-${name}`)).toEqual(
        discrepancyLinks(discrepancy ?? schema['x-discrepancy']),
      );
    }
    const [content] = operation.requestBody?.content ?? [];
    for (const schema of content?.schema.oneOf ?? (content ? [content.schema] : [])) {
      for (const [name, property] of Object.entries(schema.properties ?? {})) {
        const anchor = findAnchor(ids, content?.schema.discriminator?.propertyName, schema, name);
        expect(ids).toContain(anchor);
        expect(findDiscrepancyLinks(html, anchor)).toEqual(discrepancyLinks(property['x-discrepancy']));
        expect(text).toContain(markdownText(property.description ?? ''));
        for (const message of Object.values(property['x-messages'] ?? {})) expect(text).toContain(message);
        expect(text).toContain(normalise(property.pattern ?? ''));
        expect(text).toContain((property['x-file-types'] ?? []).join(', '));
      }
      for (const [platform, names] of Object.entries(schema['x-required-on'] ?? {})) {
        const name = Object.entries(bundle.contract.platforms).find(([code]) => code === platform)?.[1].name;
        for (const field of names) expect(text).toContain(`${field} string required in ${name}`);
      }
      for (const [condition, names] of Object.entries(schema['x-required-for'] ?? {}))
        for (const field of names)
          expect(text).toContain(`${field} string required for ${bundle.contract.conditions[condition]?.title}s`);
    }
    for (const { mediaType } of operation.requestBody?.content ?? []) expect(text).toContain(mediaType);
    const fields = [...allFields(model.body?.fields ?? []), ...model.parameters.flatMap((group) => group.fields)];
    for (const { messages } of fields)
      for (const message of messages) expect(text).toContain(`${message.when}: ${message.text}`);
  });

  it('shows the meaning and limits of every value', () => {
    const schemas = [
      ...operation.parameters.map(({ schema }) => schema),
      ...(operation.requestBody?.content ?? []).map(({ schema }) => schema),
      ...operation.responses.map(({ schema }) => schema),
    ].flatMap((schema) => collectSchemas(schema));
    expect(missingValues(schemas, text, visible)).toEqual([]);
  });

  it('shows the fields of each variant under the value that selects it', () => {
    const bodies = [...(operation.requestBody?.content.slice(0, 1) ?? []), ...operation.responses].map(
      ({ schema }) => schema,
    );
    const unions = bodies
      .flatMap((schema) => collectSchemas(schema))
      .filter(({ oneOf = [] }) => oneOf.length > 0 && oneOf.every(({ properties }) => properties));
    const headings = [...html.matchAll(/<h[456][^>]*>If (.*?)<\/h[456]>/g)].map(([, heading = '']) =>
      mainText(`<main>${heading}</main>`),
    );
    expect(headings).toHaveLength(unions.flatMap(({ oneOf = [] }) => oneOf).length);
    for (const { oneOf = [] } of unions) {
      for (const { description, properties = {} } of oneOf) {
        expect(text).toContain(markdownText(description ?? ''));
        for (const property of Object.values(properties).filter((candidate) => candidate['x-open-enum']))
          expect(
            headings.some((heading) => heading.endsWith(`${String(property.enum?.at(-1))}, or another value`)),
          ).toBe(true);
        for (const { const: value, enum: values = [value] } of Object.values(properties).filter(
          (property) => property.const !== undefined,
        ))
          expect(headings.some((heading) => values.every((each) => heading.includes(String(each))))).toBe(true);
      }
    }
  });

  it('shows every response with its headers, messages and examples', () => {
    const ids = attributes(html, 'id');
    for (const { status, description, headers, examples } of model.responses) {
      expect(ids).toContain(String(status));
      expect(text).toContain(markdownText(description).replace(/\.$/, ''));
      for (const name of headers) expect(text).toContain(name);
      for (const example of examples) {
        // The page omits the message from the start of a summary, because it shows the message above the summary.
        const start = markdownText(example.message ?? '-').replace(/\.?$/, '.');
        const summary = markdownText(example.summary);
        const rest = summary.startsWith(start) ? summary.slice(start.length).trim() : summary;
        expect(text).toContain(rest.replace(/\.$/, ''));
      }
    }
    expect(jsonBlocks(html)).toEqual(operation.responses.flatMap(({ examples }) => examples.map(({ value }) => value)));
  });

  it('folds the errors that most operations share into one row, which has their anchors', () => {
    const row = /<summary>Common errors (.*?)<\/summary>/.exec(html)?.[1] ?? '';
    expect(attributes(row, 'id')).toEqual(
      model.responses.filter(({ isCommon }) => isCommon).map(({ status }) => String(status)),
    );
    expect(attributes(row, 'id')).toEqual(expect.arrayContaining(['405', '429', '500']));
    expect(mainText(withoutDetails(html))).not.toContain('Too Many Requests');
  });

  it('marks inferred responses and examples, and names the source of the operation', () => {
    const marked = [...html.matchAll(/<h3[^>]*>(?:<a[^>]*>)?<b[^>]*>(\d+)<\/b>(.*?)<\/h3>/g)]
      .filter(([, , heading = '']) => heading.includes('class="i"'))
      .map(([, status]) => Number(status));
    const isInferred = ({ provenance }: { provenance?: string | undefined }) => provenance === 'inferred';
    const shown = model.responses.toSorted((a, b) => Number(a.isCommon) - Number(b.isCommon));
    expect(marked).toEqual(shown.filter(isInferred).map(({ status }) => status));
    const cases = [...html.matchAll(/<ul class="cases">.*?<\/ul>/g)].flatMap(([list]) => list.split('<li>').slice(1));
    const inferred = cases.filter((item) => item.includes(' <span class="i"'));
    // A response whose description says the same as its only example has no list of examples.
    const listed = shown.flatMap(({ description, examples }) =>
      examples.filter(({ message, summary }) => message !== undefined || summary !== description),
    );
    expect(cases).toHaveLength(listed.length);
    expect(inferred).toHaveLength(listed.filter(isInferred).length);
    expect(text).toContain(`Source: ${sourceSentence(operation.provenance)}.`);
  });

  it('describes each shape of a field that may be a list or an object', () => {
    const shapes = model.responses.flatMap(({ fields }) => allFields(fields).flatMap((field) => field.shapes));
    const same = shapes.filter(({ hasSameFields }) => hasSameFields);
    for (const { type, description } of shapes) expect(text).toContain(`${type}: ${markdownText(description)}`);
    expect(text.split('Its fields are the same, without [] in their names.')).toHaveLength(same.length + 1);
  });

  it('lists the inferred parts of exactly the samples that have some', () => {
    const notes = [...html.matchAll(/<p class="case">Inferred in this sample: (.*?)<\/p>/g)].map(
      ([, note]) => note ?? '',
    );
    const noted = model.responses
      .flatMap(({ examples }) => examples)
      .filter(({ inferredParts }) => inferredParts.length > 0);
    expect(notes).toHaveLength(noted.length);
    for (const [index, { inferredParts }] of noted.entries())
      for (const { place, parts } of inferredParts)
        for (const name of [place, ...parts.flatMap(({ from, to }) => [from, to ?? ''])].filter(Boolean))
          expect(notes[index]).toContain(`<code>${name}</code>`);
  });

  it('names the examples of responses only in Markdown, where programs read the names', () => {
    const names = model.responses.flatMap(({ examples }) => examples.map(({ name }) => name));
    const captions = [...html.matchAll(/<figcaption>(.*?)<\/figcaption>/g)].map(([, caption]) => caption);
    expect(captions).toHaveLength(names.length);
    expect(captions.filter((caption = '') => names.some((name) => caption.includes(`>${name}<`)))).toEqual([]);
    const markdown = readPage(`api/${id}/index.md`);
    for (const name of names) expect(markdown).toContain(`\`${name}\``);
  });

  it('starts with a request that fits the first success', () => {
    const [shown] = model.samples;
    const { body = [] } = requestExamples(bundle.contract, operation).find(({ name }) => name === shown?.name) ?? {};
    const success = model.responses.find(({ status }) => status < 400)?.examples[0]?.value;
    const { data = success } = Object(success) as { data?: unknown };
    const received = Object(data) as Record<string, unknown>;
    const sent = body.filter(({ name }) => name in received);
    expect(Object.fromEntries(sent.map(({ name }) => [name, received[name]]))).toEqual(
      Object.fromEntries(sent.map(({ name, value }) => [name, value])),
    );
  });

  it('has a sample of each documented request in every language', () => {
    const { samples } = model;
    expect(codeBlocks(html)).toEqual(
      (['curl', 'php', 'python', 'typescript', 'fetch'] as const).flatMap((key) =>
        samples.map((sample) => sample[key]),
      ),
    );
    // An operation with optional query parameters has two requests: one without these parameters, and one with all of
    // them.
    const isOptional = operation.parameters.some(({ in: place, required }) => place === 'query' && !required);
    expect(samples).toHaveLength(operation.requestBody?.content[0]?.examples.length ?? (isOptional ? 2 : 1));
  });

  it('has every documented request in every language as Markdown, under its summary', () => {
    const markdown = readPage(`api/${id}/index.md`);
    const calls = markdown.slice(markdown.indexOf('## Request samples'), markdown.indexOf('## Responses'));
    const codes = [...calls.matchAll(/^(\S+)\n\n```\n([\s\S]*?)\n```$/gm)].map(([, label, code]) => [label, code]);
    expect(codes).toEqual(
      model.samples.flatMap(({ curl, typescript, fetch, php, python }) => [
        ['curl', curl],
        ['PHP', php],
        ['Python', python],
        ['TypeScript', typescript],
        ['fetch', fetch],
      ]),
    );
    const titles = [...calls.matchAll(/^### (.*)$/gm)].map(([, title]) => title);
    const titled = model.samples.filter(({ name, summary }) => (name ?? summary) !== undefined);
    expect(titles).toEqual(
      titled.map(({ name, summary }) => expect.stringContaining(summary ?? `With ${name}`) as string),
    );
  });

  it('gives each code block its own name', () => {
    const names = [...html.matchAll(/<figure aria-label="([^"]*)"/g)].map(([, name]) => name);
    expect(names).toEqual([...new Set(names)]);
  });

  it('has an anchor for every field of its responses', () => {
    const ids = attributes(html, 'id');
    const expected = model.responses.flatMap(({ status, fields }) =>
      fields.flatMap((item) => (isVariant(item) ? [] : [`${status}-${item.name}`])),
    );
    expect(expected.filter((anchor) => !ids.includes(anchor))).toEqual([]);
  });

  it('links to its discrepancies and to its place in the one-page reference', () => {
    const links = attributes(html, 'href');
    for (const { id: discrepancy } of model.discrepancies)
      expect(links).toContain(`../../discrepancies/#${discrepancy}`);
    expect(links).toContain(`../../reference/${model.referenceHash}`);
    expect(text.includes('Webhooks about')).toBe(bundle.contract.webhooks.some(({ tag }) => tag === operation.tag));
  });
});

/**
 * Returns the anchor of a body field. The anchor is in the section of the field's variant, unless all variants have the
 * field.
 */
function findAnchor(ids: readonly string[], discriminator: string | undefined, variant: Schema, name: string): string {
  const inVariant = `body-${String(variant.properties?.[discriminator ?? '']?.const)}-${name}`;
  return ids.includes(inVariant) ? inVariant : `body-${name}`;
}

/** Returns the links to discrepancies in a field's entry. */
function findDiscrepancyLinks(html: string, anchor: string): string[] {
  const start = html.indexOf(`<div id="${anchor}">`);
  return attributes(html.slice(start, html.indexOf('</dd>', start)), 'href').filter((href) =>
    href.includes('discrepancies/'),
  );
}

function discrepancyLinks(discrepancy: string | undefined): string[] {
  return discrepancy === undefined ? [] : [`../../discrepancies/#${discrepancy}`];
}
