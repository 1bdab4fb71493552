import { readdirSync } from 'node:fs';
import { Document, Spectral } from '@stoplight/spectral-core';
import * as Parsers from '@stoplight/spectral-parsers';
import { describe, expect, it } from 'vitest';
import ruleset, { rules } from '../../src/rules/index.js';
import { validDocument } from './support/document.js';

const namesIn = (folder: string, ending: string): string[] =>
  readdirSync(new URL(folder, import.meta.url))
    .filter((file) => file.endsWith(ending))
    .map((file) => file.slice(0, -ending.length))
    .toSorted();

describe('the ruleset', () => {
  it('has one file and one test for each rule', () => {
    const names = Object.keys(rules).toSorted();
    expect(namesIn('../../src/rules', '.ts').filter((name) => name !== 'index')).toEqual(names);
    const aboutAll = ['index', 'pages', 'robustness'];
    expect(namesIn('.', '.test.ts').filter((name) => !aboutAll.includes(name))).toEqual(names);
  });

  it.each(Object.entries(rules))('describes %s in a sentence', (_name, rule) => {
    expect(rule.description).toMatch(/^[A-Z].+\.$/i);
  });

  it('finds only missing $refs in a valid document in one file', async () => {
    const spectral = new Spectral();
    spectral.setRuleset(ruleset);
    const results = await spectral.run(
      new Document(JSON.stringify(validDocument()), Parsers.Json, '/spec/openapi.json'),
    );
    expect(results.map(({ code }) => code)).toEqual(['file-names', 'file-names']);
  });
});
