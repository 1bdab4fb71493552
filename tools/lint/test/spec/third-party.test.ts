// What tools of other people make of the bundle as it is handed out. Spectral's own rules run on it in the lint.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SwaggerParser from '@apidevtools/swagger-parser';
import { validate as validateWithReadme } from '@readme/openapi-parser';
import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { redocly } from '../../src/redocly.js';
import { bundle, operations } from '../support/bundle.js';
import type { Json } from '../support/bundle.js';

/**
 * Of 100, what `redocly score` must give: in the main the median of the operations' scores. It reads a component only where it meets it first,
 * so an answer that operations share counts for one of them. It rewards limits of values. The spec has none that WiPay's pages do not state,
 * which costs 8 points.
 */
const leastScore = 84;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'wapi-third-party-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a Redocly command on a document, without a configuration of this repository's. */
function redoclyReport(document: Json, command: Json, ...args: Json[]) {
  const file = join(folder, 'openapi.json');
  const config = join(folder, 'redocly.yaml');
  writeFileSync(file, JSON.stringify(document));
  writeFileSync(config, 'telemetry: "off"\n');
  return JSON.parse(redocly([command, file, `--config=${config}`, '--format=json', ...args]).stdout);
}

/** A tool, what it finds in a document, one text for each finding, and the findings that are none, each with the reason. */
const tools = [
  {
    name: 'redocly lint, recommended-strict',
    findings: (document: Json) =>
      redoclyReport(document, 'lint', '--extends=recommended-strict', '--max-problems=1000').problems.map(
        ({ ruleId, message, location }: Json) =>
          `${ruleId}: ${message} (${location.map(({ pointer }: Json) => pointer).join(', ')})`,
      ),
    ignored: [
      // The answers to a request for no path, and to one that is too large, belong to no operation. The mock and the docs read them.
      /^no-unused-components: .+ \(#\/components\/responses\/(NotFound|PayloadTooLarge)\)$/,
    ],
    breaks: (document: Json) => delete first(document).summary,
    notices: /^operation-summary: /,
  },
  {
    name: '@seriousme/openapi-schema-validator',
    async findings(document: Json) {
      const { valid, errors } = await new Validator().validate(document);
      if (valid) return [];
      return typeof errors === 'string'
        ? [errors]
        : (errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
    },
    ignored: [],
    breaks: (document: Json) => (Object.values<Json>(document.components.parameters)[0].in = 'body'),
    notices: /\/in must be equal to one of the allowed values$/,
  },
  {
    name: '@apidevtools/swagger-parser',
    findings: (document: Json) =>
      SwaggerParser.validate(document).then(
        () => [],
        ({ message, details }) =>
          details?.map((detail: Json) => `${detail.instancePath} ${detail.message}`) ?? [message],
      ),
    ignored: [
      // Its copy of the OpenAPI schema, an early one, has `descriptions` where the specification has `description`:
      // https://github.com/APIDevTools/swagger-cli/issues/83
      /^\/servers\/\d+\/variables\/\w+ must NOT have unevaluated properties$/,
    ],
    breaks: (document: Json) => (first(document).responses['500'] = { $ref: '#/components/responses/Nowhere' }),
    notices: /^Missing \$ref pointer "#\/components\/responses\/Nowhere"/,
  },
  {
    name: '@readme/openapi-parser',
    async findings(document: Json) {
      const { errors = [], warnings }: Json = await validateWithReadme(document);
      return [...errors, ...warnings].map(({ message }) => message);
    },
    ignored: [],
    breaks: (document: Json) => (first(document).operationId = operations[1]?.id),
    notices: /^The operationId `\w+` is duplicated/,
  },
];

/** The first operation of a document that has the bundle's paths. */
function first(document: Json) {
  const [{ path, method } = { path: '', method: '' }] = operations;
  return document.paths[path][method];
}

describe.each(tools)('$name', ({ findings, ignored, breaks, notices }) => {
  it('finds nothing in the bundle but what is ignored, and all of that', async () => {
    const found = await findings(structuredClone(bundle));
    expect(found.filter((finding: Json) => !ignored.some((pattern) => pattern.test(finding)))).toEqual([]);
    // A reason must not outlive its cause.
    expect(ignored.filter((pattern) => !found.some((finding: Json) => pattern.test(finding)))).toEqual([]);
  });

  it('finds something in a broken bundle', async () => {
    const document = structuredClone(bundle);
    breaks(document);
    expect(await findings(document)).toContainEqual(expect.stringMatching(notices));
  });
});

describe('redocly score', () => {
  it(`is at least ${leastScore} of 100`, () => {
    const { agentReadiness, subscores, hotspots } = redoclyReport(bundle, 'score');
    expect(agentReadiness, JSON.stringify({ subscores, hotspots }, null, 2)).toBeGreaterThanOrEqual(leastScore);
  });

  it('is lower without the examples', () => {
    const document = JSON.parse(JSON.stringify(bundle), (key, value) => (key === 'examples' ? undefined : value));
    expect(redoclyReport(document, 'score').agentReadiness).toBeLessThan(leastScore);
  });
});
