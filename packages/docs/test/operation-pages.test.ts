import { describe, expect, it } from 'vitest';
import { attributes, bundle, decode, mainText, normalise, pageOf, plain, site } from './support/site.js';

describe.each(site.operations.map((model) => [model.operation.id, model] as const))("%s's page", (id, model) => {
  const html = pageOf(id);
  const text = mainText(html);
  const { operation } = model;

  it('says what the operation does, and how to reach it', () => {
    expect(text).toContain(operation.summary);
    expect(text).toContain(plain(operation.description));
    expect(text).toContain(`${operation.method} ${operation.path}`);
    expect(text).toContain(operation.documentedPath ?? '');
    const { field, value } = operation.methodOverride ?? {};
    expect(text).toContain(field === undefined ? '' : `${field}=${value}`);
  });

  it('says what a caller needs', () => {
    expect(text).toContain(`${operation.rateLimit.requests} requests per minute`);
    for (const scope of operation.scopes) {
      expect(text).toContain(scope);
      expect(text).toContain(bundle.contract.credentials.bearer.scopes[scope].parent);
    }
    for (const condition of operation.conditions) expect(text).toContain(bundle.contract.conditions[condition]?.description);
    expect(text).toContain(
      operation.credentials.length === 2 ? 'Exactly one of a bearer token and a WAPI Key' : operation.credentials.length === 0 ? 'None:' : 'Only',
    );
  });

  it('has every parameter and field with description, limits and messages', () => {
    const ids = attributes(html, 'id');
    for (const { name, in: place, description } of operation.parameters) {
      expect(ids).toContain(`${place}-${name}`);
      expect(text).toContain(plain(description));
    }
    for (const [name, schema] of Object.entries(operation.requestBody?.content[0]?.schema.properties ?? {})) {
      expect(ids).toContain(`body-${name}`);
      expect(text).toContain(plain(schema.description ?? ''));
      for (const message of Object.values(schema['x-messages'] ?? {})) expect(text).toContain(message);
      expect(text).toContain(normalise(schema.pattern ?? ''));
      expect(text).toContain((schema['x-file-types'] ?? []).join(', '));
      for (const value of schema.enum ?? []) expect(text).toContain(String(value));
      expect(html).toContain(`discrepancies/#${schema['x-discrepancy'] ?? ''}`.replace(/#$/, ''));
    }
    for (const { mediaType } of operation.requestBody?.content ?? []) expect(text).toContain(mediaType);
    const fields = [...(model.body?.fields ?? []), ...model.parameters.flatMap((group) => group.fields)];
    for (const { messages } of fields) for (const message of messages) expect(text).toContain(`${message.when}: ${message.text}`);
    for (const [platform, names] of Object.entries(operation.requestBody?.content[0]?.schema['x-required-on'] ?? {})) {
      const name = Object.entries(bundle.contract.platforms).find(([code]) => code === platform)?.[1].name;
      for (const field of names) expect(text).toContain(`${field} string required in ${name}`);
    }
  });

  it('has every response with its headers, messages and examples', () => {
    const ids = attributes(html, 'id');
    for (const { status, description, headers, examples } of operation.responses) {
      expect(ids).toContain(String(status));
      expect(text).toContain(plain(description));
      expect(text).toContain(headers.join(', '));
      for (const example of examples) {
        expect(text).toContain(example.name);
        expect(text).toContain(plain(example.summary));
      }
    }
    const printed = [...html.matchAll(/<pre class="json"><code>([\s\S]*?)<\/code>/g)].map(([, json = '']) => JSON.parse(decode(json)) as unknown);
    expect(printed).toEqual(operation.responses.flatMap(({ examples }) => examples.map(({ value }) => value)));
  });

  it('marks what is inferred', () => {
    const marked = [...html.matchAll(/<h3 id="(\d+)">(.*?)<\/h3>/g)]
      .filter(([, , heading = '']) => heading.includes('class="s i"'))
      .map(([, status]) => Number(status));
    expect(marked).toEqual(operation.responses.filter(({ provenance }) => provenance === 'inferred').map(({ status }) => status));
    const cases = [...html.matchAll(/<p class="case"><code>(\w+)<\/code> <span class="s i">/g)].map(([, name]) => name);
    expect(cases).toEqual(
      operation.responses.flatMap(({ examples }) => examples.filter(({ provenance }) => provenance === 'inferred').map(({ name }) => name)),
    );
    expect(/<dt>Source<\/dt><dd><span class="s i">/.test(html)).toBe(operation.provenance === 'inferred');
  });

  it('has a sample in each language for each documented request', () => {
    const printed = [...html.matchAll(/<pre tabindex="0"[^>]*><code>([\s\S]*?)<\/code>/g)].map(([, code = '']) => decode(code));
    expect(printed).toEqual(model.samples.flatMap(({ curl, typescript }) => [curl, typescript]));
    const examples = operation.requestBody?.content[0]?.examples.length ?? 1;
    expect(printed).toHaveLength(2 * examples);
  });

  it('links to what is open and to its place in the reference', () => {
    const links = attributes(html, 'href');
    for (const { id: discrepancy } of model.discrepancies) expect(links).toContain(`../../discrepancies/#${discrepancy}`);
    expect(links).toContain(`../../reference/${model.referenceHash}`);
  });
});
