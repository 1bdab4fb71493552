import { describe, expect, it } from 'vitest';
import { renderContent } from '../../src/components/render-page.js';
import { changesPage } from '../../src/pages/changes-page.js';
import { homePage } from '../../src/pages/home-page.js';
import { operationPage } from '../../src/pages/operation-page.js';
import { buildEditedSite } from '../support/edited-site.js';
import { mainText } from '../support/site.js';

const deprecated = (sunset: string, replacedBy: string) => ({
  deprecated: true,
  'x-sunset': sunset,
  'x-replaced-by': replacedBy,
});

const site = buildEditedSite(({ paths, components }) => {
  Object.assign(paths['/trusted-cards']?.['get'] ?? {}, deprecated('2027-06-30', 'retrieveTrustedCard'));
  Object.assign(components.parameters['PageSize'] ?? {}, deprecated('2027-07-31', 'page'));
  Object.assign(components.schemas['UserProfile']?.properties['phone'] ?? {}, deprecated('2027-08-31', 'email'));
});
const context = { site, root: '../' };

function textOf(page: ReturnType<typeof changesPage>): string {
  return mainText(`<main>${renderContent(page)}</main>`);
}

function pageOf(id: string): ReturnType<typeof operationPage> {
  const model = site.operations.find(({ operation }) => operation.id === id);
  if (model === undefined) throw new Error(`The spec has no operation ${id}.`);
  return operationPage(context, model);
}

const operationText = (id: string): string => textOf(pageOf(id));

describe('a deprecation', () => {
  it('of an operation is on top of its page, with a link to the replacement', () => {
    expect(operationText('listTrustedCards')).toContain(
      'Deprecated. Use Retrieve a trusted card instead. It stops working on 30 June 2027.',
    );
    expect(renderContent(pageOf('listTrustedCards'))).toContain('href="../api/retrieveTrustedCard/"');
  });

  it('of a parameter or a field is with it', () => {
    expect(operationText('getTransactionHistory')).toContain(
      'Deprecated. Use page instead. It stops working on 31 July 2027.',
    );
    expect(operationText('getUserProfile')).toContain(
      'Deprecated. Use email instead. It stops working on 31 August 2027.',
    );
  });

  it('is marked in the list of all operations', () => {
    expect(textOf(homePage(context))).toMatch(/List trusted cards deprecated/);
  });

  it('is in the changelog, by the names that readers know', () => {
    const text = textOf(changesPage(context));
    expect(text).toContain('List trusted cards Deprecated. Use Retrieve a trusted card instead.');
    expect(text).toContain('page_size Deprecated. Use page instead.');
    expect(text).toContain('UserProfile.phone Deprecated. Use email instead.');
    expect(text).not.toContain('/components/');
  });

  it('is nowhere if nothing is deprecated', () => {
    expect(operationText('getBanks')).not.toContain('Deprecated');
  });
});
