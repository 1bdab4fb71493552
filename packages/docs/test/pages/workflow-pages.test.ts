import { describe, expect, it } from 'vitest';
import { collectRequiredScopes, findMinimalScopes } from '../../src/model/required-scopes.js';
import { attributes, bundle, mainText, readPage } from '../support/site.js';

describe('a workflow page', () => {
  it.each(bundle.workflows.flatMap(({ name, workflows }) => workflows.map((workflow) => [name, workflow] as const)))(
    '(%s) shows every step with its inputs and outputs',
    (name, { steps, inputs }) => {
      const html = readPage(`workflows/${name}/index.html`);
      const text = mainText(html);
      const links = attributes(html, 'href');
      const ids = attributes(html, 'id');
      const operationIds = steps.flatMap((step) => (step['x-tests-only'] === true ? [] : (step.operationId ?? [])));
      const [before = '', after = ''] = html.split('<h2 id="steps">');
      for (const scope of findMinimalScopes(collectRequiredScopes(bundle.contract), operationIds))
        expect(attributes(before, 'href')).toContain(`../../scopes/#${scope}`);
      for (const { id, scopes } of bundle.contract.operations)
        for (const scope of operationIds.includes(id) ? scopes : [])
          expect(attributes(after, 'href')).toContain(`../../scopes/#${scope}`);
      for (const input of Object.keys(inputs?.properties ?? {})) expect(ids).toContain(`input-${input}`);
      for (const { stepId, operationId, requestBody, outputs = {}, successCriteria = [], parameters = [] } of steps) {
        expect(ids).toContain(stepId);
        expect(links.some((link) => operationId === undefined || link === `../../api/${operationId}/`)).toBe(true);
        for (const field of [
          ...Object.keys(requestBody?.payload ?? {}),
          ...parameters.map((parameter) => parameter.name),
        ])
          expect(text).toContain(field === 'Authorization' ? 'Token' : field);
        for (const output of Object.keys(outputs)) expect(ids).toContain(`${stepId}-${output}`);
        for (const { condition } of successCriteria)
          expect(text).toContain(
            (/== '?(.*?)'?$/.exec(condition)?.[1] ?? 'Expect').replace(/^\$(inputs|steps)\./, '$1.'),
          );
      }
      // Steps that only tests run are in a separate section.
      const [guide = ''] = html.split('<h2 id="checks">');
      for (const { stepId, 'x-tests-only': isTestsOnly } of steps)
        expect(guide.includes(` id="${stepId}"`), stepId).toBe(isTestsOnly !== true);
      // Every value from an earlier step links to that step.
      const taken = [...JSON.stringify(steps).matchAll(/\$steps\.(\w+)\.outputs\.(\w+)/g)].map(
        ([, step, output]) => `#${step}-${output}`,
      );
      for (const link of taken) expect(links).toContain(link);
      expect(text).not.toMatch(/\$(steps|inputs|response|file)/);
    },
  );
});
