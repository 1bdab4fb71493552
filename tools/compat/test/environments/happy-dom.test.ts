// @vitest-environment happy-dom
import * as linked from '@wapi/mock';
import { describe, expect, inject, it } from 'vitest';
import { importPackedMock, useMock } from '../../src/environments/use-mock.js';

describe('in the environment happy-dom, the mock', () => {
  it('responds in process and on a port, linked', async () => {
    expect(document.body).toBeDefined();
    expect(await useMock(linked)).toEqual([200, 200, 401]);
  });

  it('responds in process and on a port, packed', async () => {
    expect(await useMock(await importPackedMock(inject('consumer')))).toEqual([200, 200, 401]);
  });
});
