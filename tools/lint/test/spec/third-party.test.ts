// Runs third-party tools on the published bundle. The lint already runs Spectral's own rules on the bundle.
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
 * The lowest acceptable `redocly score`, out of 100. The score is mainly the median of the operations' scores. Redocly
 * reads a component only at its first use, so a shared response counts for only one operation. Redocly rewards limits
 * on values. The spec omits limits that WiPay's pages do not state, which costs 8 points.
 */
const leastScore = 84;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'wapi-third-party-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a Redocly command on a document, without this repository's configuration. */
function redoclyReport(document: Json, command: Json, ...args: Json[]) {
  const file = join(folder, 'openapi.json');
  const config = join(folder, 'redocly.yaml');
  writeFileSync(file, JSON.stringify(document));
  writeFileSync(config, 'telemetry: "off"\n');
  return JSON.parse(redocly([command, file, `--config=${config}`, '--format=json', ...args]).stdout);
}

/**
 * For each tool: a function that returns its findings about a document as strings, and the findings to ignore, with the
 * reason.
 */
const tools = [
  {
    name: 'redocly lint, recommended-strict',
    findings: (document: Json) =>
      redoclyReport(document, 'lint', '--extends=recommended-strict', '--max-problems=1000').problems.map(
        ({ ruleId, message, location }: Json) =>
          `${ruleId}: ${message} (${location.map(({ pointer }: Json) => pointer).join(', ')})`,
      ),
    ignored: [
      // The responses to an unknown path and to an oversized request belong to no operation. The mock and the docs read
      // them.
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
      // swagger-cli has an early copy of the OpenAPI schema, with `descriptions` instead of `description`:
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

/** Returns the first operation of a document. The document has the bundle's paths. */
function first(document: Json) {
  const [{ path, method } = { path: '', method: '' }] = operations;
  return document.paths[path][method];
}

describe.each(tools)('$name', ({ findings, ignored, breaks, notices }) => {
  it('has exactly the ignored findings about the bundle', async () => {
    const found = await findings(structuredClone(bundle));
    expect(found.filter((finding: Json) => !ignored.some((pattern) => pattern.test(finding)))).toEqual([]);
    // An ignored finding that no longer occurs must be removed from the list.
    expect(ignored.filter((pattern) => !found.some((finding: Json) => pattern.test(finding)))).toEqual([]);
  });

  it('reports a mistake in the bundle', async () => {
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
