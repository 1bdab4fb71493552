import { document, type OpenApiDocument } from '@wapi/types';
import { describe, expect, it } from 'vitest';
import { formatContractReport } from '../../src/pull-request/contract-report.js';

interface EditableOperation {
  operationId: string;
  summary: string;
  'x-rate-limit': { requests: number };
  responses: Record<string, unknown>;
}

interface EditableDocument extends OpenApiDocument {
  info: { 'x-revision': string };
  paths: Record<string, Record<'get' | 'post' | 'delete', EditableOperation>>;
}

const discrepancies = [{ id: 'phone-format', title: 'The format of a phone number' }];
const base = { document, discrepancies };

/** Returns the report on an edited copy of the bundle. */
function reportOn(
  edit: (copy: EditableDocument) => void,
  options?: { docsUrl: string },
  newDiscrepancies = discrepancies,
): string {
  const copy = structuredClone(document) as EditableDocument;
  edit(copy);
  return formatContractReport(base, { document: copy, discrepancies: newDiscrepancies }, options);
}

describe('formatContractReport', () => {
  it('reports zero changes for equal versions', () => {
    const report = reportOn(() => undefined);
    expect(report).toContain(
      '38 operations (0 added, 0 changed, 0 removed), 10 webhooks (10 before), revision 1.0.0 → 1.0.0.',
    );
    expect(report).not.toContain('### Operations');
    expect(report).not.toContain('```diff');
    expect(report).toMatch(/\| bundle \(minified JSON\) \| ([\d,]+) \| \1 \| 0 \|/);
  });

  it('lists the changed aspects of an operation and its page', () => {
    const report = reportOn(
      ({ paths }) => {
        const operation = paths['/user']?.get;
        if (operation === undefined) throw new Error('The spec has no profile.');
        operation.summary = 'Read the | profile';
        operation['x-rate-limit'].requests = 30;
        delete operation.responses['403'];
      },
      { docsUrl: 'https://docs.example.com/' },
    );
    expect(report).toContain(
      [
        '| changed | `GET /user` | text, rate limit, response 403 removed |',
        '[getUserProfile](https://docs.example.com/api/getUserProfile/) |',
      ].join(' '),
    );
    expect(report).toContain('(0 added, 1 changed, 0 removed)');
    expect(report).toMatch(/^-.* Limit: 15 requests per minute$/m);
    expect(report).toMatch(/^\+.* Limit: 30 requests per minute$/m);
  });

  it('lists added and removed operations', () => {
    const report = reportOn((copy) => {
      copy.info['x-revision'] = '2.1.0';
      const cards = copy.paths['/trusted-cards'];
      const picture = copy.paths['/user/picture'];
      if (cards === undefined || picture === undefined) throw new Error('The spec has no cards or no picture.');
      copy.paths['/cards'] = {
        get: { ...structuredClone(cards.get), operationId: 'listTrustedCards' },
      } as (typeof copy.paths)[string];
      delete (cards as Partial<typeof cards>).get;
      delete (picture as Partial<typeof picture>).delete;
    });
    expect(report).toContain('| changed | `GET /cards` | method or path | api/listTrustedCards/ |');
    expect(report).toContain('| removed | `DELETE /user/picture` | Delete the profile picture |  |');
    expect(report).toContain('revision 1.0.0 → 2.1.0.');
    expect(report).toMatch(/^-.*DeletePictureResult/m);
  });

  it('lists new and resolved discrepancies', () => {
    const report = reportOn(() => undefined, undefined, [{ id: 'fee-meaning', title: 'What fees mean' }]);
    expect(report).toContain(
      '- new: What fees mean (`fee-meaning`)\n- resolved: The format of a phone number (`phone-format`)',
    );
  });

  it('does not compare with a base that the generators cannot read', () => {
    const older = structuredClone(document) as OpenApiDocument & {
      'x-platforms': Record<string, Record<string, unknown>>;
    };
    delete older['x-platforms']['tt']?.['currencies'];
    const report = formatContractReport({ document: older, discrepancies }, base);
    expect(report).toContain(
      [
        'Not available, because the current generators cannot read base:',
        'Bundled spec: /x-platforms/tt must contain currencies.',
      ].join(' '),
    );
  });

  it('truncates a diff that is too long for a comment', () => {
    const report = reportOn(({ paths }) => {
      for (const item of Object.values(paths))
        for (const operation of Object.values(item)) if (operation.summary) operation.summary += ' x'.repeat(800);
    });
    expect(report.length).toBeLessThan(65_536);
    expect(report).toContain('… and more\n````');
  });
});
