import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type Ts from 'typescript';
import type { Consumer } from '../package-managers/install-consumer.js';
import { runProgram } from '../processes/run-program.js';

const require = createRequire(import.meta.url);

/**
 * The compilers, by their names in package.json: the oldest supported version of TypeScript, and the newest release of
 * each later release line.
 */
export const compilers = ['typescript5.4', 'typescript', 'typescript6', 'typescript7'];

/**
 * The kinds of projects that use the client. One kind has only browser types, and all others have only Node's types.
 */
export const environments = {
  'Node, nodenext': { module: 'NodeNext', moduleResolution: 'NodeNext', lib: ['ES2022'], types: ['node'] },
  'a browser, bundler': {
    module: 'ESNext',
    moduleResolution: 'Bundler',
    lib: ['ES2022', 'DOM', 'DOM.Iterable'],
    types: [],
  },
  'CommonJS, node16': { module: 'Node16', moduleResolution: 'Node16', lib: ['ES2022'], types: ['node'] },
  'CommonJS, node10': {
    module: 'CommonJS',
    moduleResolution: 'Node10',
    lib: ['ES2022'],
    types: ['node'],
    esModuleInterop: true,
  },
};

export type Environment = keyof typeof environments;

const STRICTEST = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  target: 'ES2022',
  noEmit: true,
};

export interface TypeCheckOptions {
  /** The programs' contents, keyed by file name. */
  readonly files: Readonly<Record<string, string>>;
  readonly environment: Environment;
  /**
   * Whether to skip checking declaration files.
   *
   * @default false
   */
  readonly skipLibCheck?: boolean;
}

export interface TypeCheckResult {
  /** The exit code; 0 if the programs compile. */
  readonly status: number | null;
  /** The errors. */
  readonly output: string;
  /** Number of type instantiations; undefined if the compiler has no JavaScript API. */
  readonly instantiations?: number;
}

export function readCompilerVersion(compiler: string): string {
  return (JSON.parse(readFileSync(require.resolve(`${compiler}/package.json`), 'utf8')) as { version: string }).version;
}

/**
 * Type-checks programs in a project that has the packages installed. A compiler with a JavaScript API runs in this
 * process, because starting it for each check would take most of the time.
 */
export async function typeCheck(
  { project }: Consumer,
  compiler: string,
  { files, environment, skipLibCheck = false }: TypeCheckOptions,
): Promise<TypeCheckResult> {
  // Create the folder in the project, because the compiler looks for installed packages in parent folders.
  const folder = mkdtempSync(join(project, 'check-'));
  if (environment.startsWith('CommonJS')) writeFileSync(join(folder, 'package.json'), '{}');
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const compilerOptions = { ...STRICTEST, ...environments[environment], skipLibCheck };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: Object.keys(files) }));
  const api = require(compiler) as Partial<typeof Ts>;
  if ('createProgram' in api) return checkInProcess(api as typeof Ts, folder, `${compiler} ${environment}`);
  const tsc = join(dirname(require.resolve(`${compiler}/package.json`)), 'bin/tsc');
  const { status, stdout, stderr } = await runProgram(
    process.execPath,
    [tsc, '--singleThreaded', '-p', folder, '--pretty', 'false'],
    {
      cwd: folder,
    },
  );
  return { status, output: (stdout + stderr).trim() };
}

/** Parsed files outside the programs' folders. Programs with equal compiler options share these files. */
const parsedFiles = new Map<string, Map<string, Ts.SourceFile>>();

/** Matches Node's types, whose errors are ignored. The compiler itself recognizes its own files. */
const NODE_TYPES = /\/node_modules\/(@types\/node|undici-types)\//;

/**
 * Returns the errors that `tsc -p folder` reports, except errors in the declarations of Node and of the language
 * itself.
 */
function checkInProcess(ts: typeof Ts, folder: string, optionsKey: string): TypeCheckResult {
  const formatHost = {
    getCurrentDirectory: () => folder,
    getCanonicalFileName: (name: string) => name,
    getNewLine: () => '\n',
  };
  const config = ts.getParsedCommandLineOfConfigFile(join(folder, 'tsconfig.json'), undefined, {
    ...ts.sys,
    getCurrentDirectory: formatHost.getCurrentDirectory,
    onUnRecoverableConfigFileDiagnostic: (problem) => {
      throw new Error(ts.formatDiagnostic(problem, formatHost));
    },
  });
  if (config === undefined) throw new Error(`${folder} has no tsconfig.json.`);
  const host = ts.createCompilerHost(config.options);
  const parse = host.getSourceFile;
  const parsed = parsedFiles.get(optionsKey) ?? new Map<string, Ts.SourceFile>();
  parsedFiles.set(optionsKey, parsed);
  host.getSourceFile = (name, ...rest) => {
    const file = parsed.get(name) ?? parse(name, ...rest);
    if (file !== undefined && !name.startsWith(folder)) parsed.set(name, file);
    return file;
  };
  const program = ts.createProgram(config.fileNames, config.options, host);
  const checked = program
    .getSourceFiles()
    .filter((file) => !program.isSourceFileDefaultLibrary(file) && !NODE_TYPES.test(file.fileName));
  const problems = [
    ...config.errors,
    ...program.getOptionsDiagnostics(),
    ...program.getGlobalDiagnostics(),
    ...checked.flatMap((file) => [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)]),
  ];
  return {
    status: problems.length === 0 ? 0 : 2,
    output: ts.formatDiagnostics(problems, formatHost).trim(),
    instantiations: program.getInstantiationCount(),
  };
}
