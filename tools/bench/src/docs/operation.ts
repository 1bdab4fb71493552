import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

interface Operation {
  readonly operationId: string;
  readonly description: string;
  readonly tags: readonly string[];
}

const ID = 'createLocalBank';
const PATH = '/user/banks/local';

/** The bundled spec that every renderer reads. */
export const bundlePath = fileURLToPath(import.meta.resolve('@wapi/spec/openapi.json'));

/** The operation whose page is measured, with a sentence that occurs only on that page. */
export const operation = readOperation();

function readOperation(): { id: string; path: string; tag: string; sentence: string } {
  const { paths } = JSON.parse(readFileSync(bundlePath, 'utf8')) as { paths: Record<string, { post?: Operation }> };
  const { operationId, description = '', tags = [] } = paths[PATH]?.post ?? {};
  const sentence = /^[^.\n]+/.exec(description)?.[0];
  if (operationId !== ID || sentence === undefined)
    throw new Error(`the spec has no ${ID} with a description at POST ${PATH}`);
  return { id: ID, path: PATH, tag: tags[0] ?? '', sentence };
}
