import { describe, expect, it } from 'vitest';
import { allFields } from '../../src/model/fields.js';
import {
  attributes,
  bundle,
  codeBlocks,
  jsonBlocks,
  mainText,
  normalise,
  markdownText,
  readPage,
  site,
} from '../support/site.js';

const html = readPage('webhooks/index.html');
const text = mainText(html);
const ids = attributes(html, 'id');

describe('the webhooks page', () => {
  it('shows every event with its description and full example', () => {
    expect(bundle.contract.webhooks.length).toBeGreaterThan(0);
    for (const { event, description } of bundle.contract.webhooks) {
      expect(ids).toContain(event);
      expect(text).toContain(markdownText(description));
    }
    expect(jsonBlocks(html)).toEqual(
      bundle.contract.webhooks.flatMap(({ requestBody }) => requestBody.content[0]?.examples.map(({ value }) => value)),
    );
  });

  it('shows the withdrawal status of each event', () => {
    for (const { event, requestBody } of bundle.contract.webhooks) {
      const status = requestBody.content[0]?.schema.properties?.['data']?.properties?.['status']?.const;
      expect(status, event).toBeTypeOf('number');
      const section = new RegExp(`<h3 id="${event.replaceAll('.', '\\.')}">[\\s\\S]*?</section>`).exec(html)?.[0] ?? '';
      expect(mainText(`<main>${section}</main>`)).toContain(`data.status is ${String(status)}.`);
    }
  });

  it('shows every header and every field of the body', () => {
    const [first] = bundle.contract.webhooks;
    for (const { name, description } of first?.parameters ?? []) {
      expect(ids).toContain(`header-${name}`);
      expect(text).toContain(markdownText(description));
    }
    const { properties = {} } = first?.requestBody.content[0]?.schema ?? {};
    for (const name of [
      ...Object.keys(properties),
      ...Object.keys(properties['data']?.properties ?? {}).map((field) => `data.${field}`),
    ])
      expect(ids).toContain(`body-${name}`);
    expect(
      allFields(site.webhooks?.fields ?? [])
        .find(({ name }) => name === 'event')
        ?.constraints[0]?.values.map(({ code }) => code),
    ).toEqual(bundle.contract.webhooks.map(({ event }) => event));
  });

  it('shows how to verify the signature', () => {
    expect(codeBlocks(html)).toEqual([site.webhooks?.signature?.sample]);
    expect(text).toContain(site.webhooks?.signature?.header);
  });

  it('warns that the timestamp is not signed, and says what to do', () => {
    const { timestampHeader = '' } = site.webhooks?.signature ?? {};
    expect(bundle.contract.webhooks[0]?.parameters.map(({ name }) => name)).toContain(timestampHeader);
    expect(text).toContain('The signature covers only the raw body.');
    expect(text).toContain(
      `It does not cover the header ${timestampHeader}, so that header does not prove that a request is recent.`,
    );
    expect(text).toContain(
      'The id in the body is signed. Store the ids of handled events, and handle each id only once.',
    );
  });

  it('names its source and the inferred parts of the samples', () => {
    expect(text).toContain("WiPay's public reference of v2.0.2, a later edition");
    const parts = site.webhooks?.inferredParts.flatMap(({ parts: list }) => list.map(({ from }) => from)) ?? [];
    expect(parts.length).toBeGreaterThan(0);
    const note = normalise(/Inferred in every sample: ([^<]*?)(?= withdrawal\.)/.exec(text)?.[1] ?? '');
    for (const part of parts) expect(note).toContain(part);
  });

  it('is linked from every page and from the discrepancies about webhooks', () => {
    expect(attributes(readPage('index.html'), 'href')).toContain('./webhooks/');
    expect(attributes(readPage('api/createToken/index.html'), 'href')).toContain('../../webhooks/');
    const register = readPage('discrepancies/index.html');
    for (const { id, webhooks } of site.discrepancies) {
      const section = new RegExp(`<h2 id="${id}">.*?</section>`).exec(register)?.[0] ?? '';
      expect(attributes(section, 'href').includes('../webhooks/'), id).toBe(webhooks.length > 0);
    }
  });
});
