import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { beforeAll, describe, expect, test } from 'vitest';

// Checks the text that editors show, through TypeScript's language service.

const root = fileURLToPath(new URL('../..', import.meta.url));
const file = `${root}test/types/hover.virtual.ts`;
const program = `
import { createWapi, type Wapi } from '../../src/index.js';
import { createWapiWith, getUserProfile, getWithdrawalHistory } from '../../src/operations.js';
declare const whole: Wapi;
const server = { platform: 'tt', environment: 'sandbox' } as const;
const made = createWapi({ ...server, auth: { key: 'x' } });
const scoped = createWapi({ ...server, auth: { email: 'a', password: 'b', scopes: ['wapi-user-all'] } });
const leaf = createWapi({ ...server, auth: { key: 'x', scopes: ['wapi-user-retrieve', 'wapi-user-delete'] } });
const few = createWapiWith({ profile: getUserProfile, getUserProfile, payouts: getWithdrawalHistory }, { ...server });
whole.user.getProfile();
made.user.getProfile();
scoped.user.getProfile();
leaf.user.getProfile();
few.profile();
few.getUserProfile();
few.payouts();
void whole.user.getProfile;
void few.profile;
scoped.withdrawals.getMeta();
leaf.auth.revoke();
`;

let service: ts.LanguageService;
beforeAll(() => {
  const { config } = ts.readConfigFile(`${root}tsconfig.json`, (name) => ts.sys.readFile(name)) as { config: unknown };
  const { options } = ts.parseJsonConfigFileContent(config, { ...ts.sys, readDirectory: () => [file] }, root);
  const text = (name: string): string | undefined => (name === file ? program : ts.sys.readFile(name));
  service = ts.createLanguageService({
    getCompilationSettings: () => ({ ...options, types: [], noUnusedLocals: false }),
    getScriptFileNames: () => [file],
    getScriptVersion: () => '1',
    getScriptSnapshot: (name) => {
      const content = text(name);
      return content === undefined ? undefined : ts.ScriptSnapshot.fromString(content);
    },
    getCurrentDirectory: () => root,
    getDefaultLibFileName: (compilerOptions) => ts.getDefaultLibFilePath(compilerOptions),
    fileExists: (name) => name === file || ts.sys.fileExists(name),
    readFile: text,
    directoryExists: (name) => ts.sys.directoryExists(name),
  });
});

/** The position of the last word of an expression. */
function positionOf(expression: string): number {
  const start = program.indexOf(`${expression}`);
  expect(start).toBeGreaterThan(0);
  return start + expression.replace(/[(;]+.*$/, '').lastIndexOf('.') + 2;
}

function hover(expression: string): string {
  const info = service.getQuickInfoAtPosition(file, positionOf(expression));
  const tags = (info?.tags ?? []).map(({ name, text }) => `@${name} ${ts.displayPartsToString(text)}`);
  return [ts.displayPartsToString(info?.displayParts), ts.displayPartsToString(info?.documentation), ...tags].join(
    '\n',
  );
}

/** The lines of `generated/operations.ts` that "go to definition" shows. */
function definitions(expression: string): string[] {
  return (service.getDefinitionAtPosition(file, positionOf(expression)) ?? []).map(({ fileName, textSpan }) => {
    const text = fileName === file ? program : readFileSync(fileName, 'utf8');
    const line = text.slice(text.lastIndexOf('\n', textSpan.start) + 1, text.indexOf('\n', textSpan.start)).trim();
    return `${fileName.replace(root, '')}: ${line.slice(0, line.indexOf('(') + 1)}`;
  });
}

test('the program compiles', () => {
  const problems = [...service.getSyntacticDiagnostics(file), ...service.getSemanticDiagnostics(file)];
  expect(problems.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))).toEqual([]);
});

const profiles: [client: string, expression: string][] = [
  ['a whole client', 'whole.user.getProfile();'],
  ['a client without scopes', 'made.user.getProfile();'],
  ['a client of a parent scope', 'scoped.user.getProfile();'],
  ['a client of two leaf scopes', 'leaf.user.getProfile();'],
  ['a client of few operations', 'few.profile();'],
  ['a client of few operations under their own names', 'few.getUserProfile();'],
];

describe.each(profiles)('%s', (_name, expression) => {
  test('shows summary, scope, limit, errors and parameters of its method', () => {
    const text = hover(expression);
    expect(text).toContain('Retrieve the profile');
    expect(text).toContain('`GET /user`');
    expect(text).toContain('Scope: `wapi-user-retrieve` or `wapi-user-all`');
    expect(text).toContain('Limit: 15 requests per minute');
    expect(text).toContain('- 403 `Invalid scope(s) provided.`');
    expect(text).toContain('@param options');
    expect(text).toContain('WapiCall<GetUserProfileResult, GetUserProfileData>');
  });

  test('has the operation as its definition', () => {
    expect(definitions(expression)).toContain('src/generated/operations.ts: getProfile(');
  });
});

test('the method of a list shows its query', () => {
  expect(hover('few.payouts();')).toContain('- `page_size`: The maximum number of items on a page.');
  expect(definitions('few.payouts();')).toContain('src/generated/operations.ts: list(');
});

test('methods that need no scope are available to every client', () => {
  expect(hover('scoped.withdrawals.getMeta();')).toContain('Limit: 60 requests per minute');
  expect(definitions('leaf.auth.revoke();')).toEqual(['src/generated/operations.ts: revoke(']);
});
