import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { deprecations } from '../src/model/deprecations.js';
import { partsFrom } from '../src/model/provenance-parts.js';
import { leastScopes, scopeNeeds } from '../src/model/scope-needs.js';
import { packageRoot, siteDir } from '../src/package-root.js';
import { readGuides } from '../src/read-guides.js';
import { attributes, bundle, decode, mainText, pageOf, plain, readPage, site } from './support/site.js';

const { contract } = bundle;

describe('the page of environments', () => {
  const text = mainText(readPage('environments/index.html'));

  it.each(Object.keys(contract.platforms))('has the addresses of %s', (code) => {
    for (const { url } of contract.servers) expect(text).toContain(url.replace('{platform}', code));
  });

  it('marks the platforms of which no page tells country and currencies', () => {
    for (const [code, { provenance }] of Object.entries(contract.platforms)) {
      const entry = new RegExp(`<div id="${code}">.*?</div>`).exec(readPage('environments/index.html'))?.[0];
      expect(entry?.includes('>inferred<'), code).toBe(provenance === 'inferred');
      expect(provenance === 'inferred', code).toBe(attributes(readPage('inferred/index.html'), 'href').includes(`../environments/#${code}`));
    }
  });

  it('tells which key is good where', () => {
    for (const [word, environment] of Object.entries(contract.credentials.wapiKey.environments)) expect(text).toContain(`${word} ${environment}`);
  });
});

describe('the card that is shown where the site is shared', () => {
  it('is named on the first page, and is there in the size that it should have', () => {
    const html = readPage('index.html');
    expect(html.includes('<meta property="og:image" content="./card.png"/>')).toBe(true);
    expect(attributes(html, 'content')).toContain(contract.info.summary);
    const png = readFileSync(join(siteDir, 'card.png'));
    // Width and height stand in the header of a PNG.
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
  });
});

describe('the page of rate limits', () => {
  it('has every operation under its limit', () => {
    const html = readPage('rate-limits/index.html');
    for (const { id, rateLimit } of contract.operations) {
      const entry = new RegExp(`<dt>${rateLimit.requests} per minute</dt><dd>.*?</dd>`).exec(html)?.[0] ?? '';
      expect(attributes(entry, 'href'), id).toContain(`../api/${id}/`);
    }
  });
});

describe('the workflows', () => {
  it.each(bundle.workflows.flatMap(({ name, workflows }) => workflows.map((workflow) => [name, workflow] as const)))(
    '%s has every step with what goes in and what comes out',
    (name, { steps, inputs }) => {
      const html = readPage(`workflows/${name}/index.html`);
      const text = mainText(html);
      const links = attributes(html, 'href');
      const ids = attributes(html, 'id');
      for (const input of Object.keys(inputs?.properties ?? {})) expect(ids).toContain(`input-${input}`);
      for (const { stepId, operationId, requestBody, outputs = {}, successCriteria = [], parameters = [] } of steps) {
        expect(ids).toContain(stepId);
        expect(links.some((link) => operationId === undefined || link === `../../api/${operationId}/`)).toBe(true);
        for (const field of [...Object.keys(requestBody?.payload ?? {}), ...parameters.map((parameter) => parameter.name)])
          expect(text).toContain(field === 'Authorization' ? 'With the token' : field);
        for (const output of Object.keys(outputs)) expect(ids).toContain(`${stepId}-${output}`);
        for (const { condition } of successCriteria)
          expect(text).toContain((/== '?(.*?)'?$/.exec(condition)?.[1] ?? 'Expect').replace(/^\$(inputs|steps)\./, '$1.'));
      }
      // What only tests need is apart from what a person does.
      const [guide = ''] = html.split('<h2 id="checks">');
      for (const { stepId, 'x-tests-only': isTestsOnly } of steps) expect(guide.includes(` id="${stepId}"`), stepId).toBe(isTestsOnly !== true);
      // Every value that comes from an earlier step leads there.
      const taken = [...JSON.stringify(steps).matchAll(/\$steps\.(\w+)\.outputs\.(\w+)/g)].map(([, step, output]) => `#${step}-${output}`);
      for (const link of taken) expect(links).toContain(link);
      expect(text).not.toMatch(/\$(steps|inputs|response|file)/);
    },
  );
});

describe('what is inferred, and what only the later reference has', () => {
  it.each([
    ['inferred', 'inferred/index.html'],
    ['reference-2.0.2', 'changes/index.html'],
  ] as const)('%s is listed with its place', (provenance, file) => {
    const html = readPage(file);
    const common = site.operations.map((model) => partsFrom(provenance, model).map(({ kind, name }) => `${kind} ${name}`));
    const text = mainText(html);
    for (const model of site.operations) {
      for (const { kind, name, anchor } of partsFrom(provenance, model)) {
        const label = kind === 'operation' ? 'all of it' : `${kind} ${name}`;
        const isCommon = common.every((labels) => labels.includes(label));
        expect(text).toContain(label);
        expect(isCommon || attributes(html, 'href').includes(`../api/${model.operation.id}/${anchor === '' ? '' : `#${anchor}`}`), label).toBe(true);
      }
    }
  });

  it('finds parts of every kind', () => {
    const kinds = new Set(
      site.operations.flatMap((model) =>
        (['inferred', 'reference-2.0.2'] as const).flatMap((source) => partsFrom(source, model).map(({ kind }) => kind)),
      ),
    );
    expect([...kinds]).toEqual(expect.arrayContaining(['field', 'limit', 'method override', 'response', 'example']));
  });

  it('finds what is deprecated, and what to use', () => {
    const document = { paths: { '/x': { get: { deprecated: true, 'x-sunset': '2027-06-30', 'x-replaced-by': 'getY' } } } };
    expect(deprecations(document)).toEqual([{ place: '/paths//x/get', sunset: '2027-06-30', replacedBy: 'getY' }]);
    expect(site.deprecations).toEqual(deprecations(bundle.document));
  });
});

describe('what to do about an error', () => {
  const remedies = new Map(site.errors.flatMap(({ causes }) => causes.map(({ example, remedy }) => [example, remedy] as const)));

  it.each([
    ['localBankExists', 'It is there already: change it, or delete it first.', ['api/updateLocalBank/', 'api/deleteLocalBank/']],
    ['pictureMissing', 'It is not there yet: create it first.', ['api/createPicture/']],
    ['phoneFormat', 'Mend the field.', ['api/updatePhone/#body-phone']],
    ['withdrawalsQueryInvalid', 'Mend the field.', ['api/getWithdrawalHistory/#query-page_size']],
    ['missingScope', 'Ask for a token, or make a key, with the scope that the operation needs.', ['scopes/']],
    ['tooManyAttempts', 'Wait as many seconds as Retry-After says, or a minute where it is missing, then send it again.', ['rate-limits/']],
    ['passwordsDiffer', 'Mend the field.', ['api/updatePassword/#body-confirm_password']],
    ['passwordUnchanged', 'Mend the field.', ['api/updatePassword/#body-new_password']],
    ['bankAccountLength', 'Mend the field.', ['api/createWithdrawal/#body-sub_banked-bank_account']],
    ['verificationWindowExpired', 'Delete the card and enrol it again.', ['api/deleteTrustedCard/', 'api/createTrustedCard/']],
    ['credentialsIncorrect', 'Check what the request says of the caller.', ['api/createToken/#request']],
  ])('%s: %s', (example, text, addresses) => {
    expect(remedies.get(example)?.text).toBe(text);
    expect(remedies.get(example)?.links.map(({ address }) => address)).toEqual(addresses);
    expect(mainText(readPage('errors/index.html'))).toContain(text);
  });

  it('is said of every error', () => {
    const silent = site.errors.flatMap(({ causes }) => causes.filter(({ remedy }) => remedy === undefined).map(({ example }) => example));
    expect(silent).toEqual([]);
  });

  it('names the condition that the account must meet', () => {
    expect(remedies.get('notVerified')?.text).toContain(contract.conditions['verified-account']?.description);
    expect(remedies.get('notVerified')?.links.map(({ address }) => address)).toEqual(['discrepancies/#new-account-verified']);
  });
});

describe('the guides', () => {
  it.each(readGuides().map((guide) => [guide.address, guide] as const))('%s says what the README says', (address, { summary, body }) => {
    const html = readPage(`${address}index.html`);
    const text = mainText(html);
    const readme = readFileSync(join(packageRoot, '..', address, 'README.md'), 'utf8');
    expect(text).toContain(plain(summary));
    for (const [, heading = ''] of readme.matchAll(/^## (.*)$/gm)) expect(text).toContain(heading);
    const code = [...body.matchAll(/^```\w*\n([\s\S]*?)\n```$/gm)].map(([, source]) => source);
    const printed = [...html.matchAll(/<\/figcaption><pre><code>([\s\S]*?)<\/code>/g)].map(([, source = '']) => decode(source));
    expect(printed).toEqual(code);
    expect(attributes(html, 'href').filter((href) => href.endsWith('.md'))).toEqual(['index.md']);
  });
});

describe("WiPay's own pages", () => {
  it('are linked from each operation', () => {
    for (const { operation } of site.operations) {
      const address = site.originalReference.pages.get(operation.id) ?? site.originalReference.start;
      expect(attributes(pageOf(operation.id), 'href')).toContain(address);
    }
  });
});

describe('what the calculator of scopes offers', () => {
  it('is every operation once, by tag', () => {
    const { groups } = scopeNeeds(contract);
    expect(groups.flatMap(({ operations }) => operations.map(({ id }) => id)).toSorted()).toEqual(contract.operations.map(({ id }) => id).toSorted());
  });
});

describe('the least scopes for some operations', () => {
  const needs = scopeNeeds(contract);
  const operationsOf = (parent: string) =>
    contract.operations.filter(({ scopes }) => scopes.some((scope) => needs.parents[parent]?.includes(scope))).map(({ id }) => id);

  it.each([
    [[], []],
    [['createToken'], []],
    [['createToken', 'getWithdrawalMeta', 'getUserProfile'], ['wapi-user-retrieve']],
    [['getUserProfile'], ['wapi-user-retrieve']],
    [['getUserProfile', 'getBanks'], ['wapi-user-retrieve']],
    [
      ['getUserProfile', 'createTrustedCard'],
      ['wapi-trusted-cards-create', 'wapi-user-retrieve'],
    ],
    [operationsOf('wapi-user-all'), ['wapi-user-all']],
    [
      [...operationsOf('wapi-withdrawals-all'), 'getUserProfile'],
      ['wapi-user-retrieve', 'wapi-withdrawals-all'],
    ],
  ])('%j: %j', (ids, expected) => {
    expect(leastScopes(needs, ids)).toEqual(expected);
  });
});
