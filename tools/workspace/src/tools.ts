/** A program behind a command of the root package.json. */
export interface Tool {
  /** Path from the root. A TypeScript program runs from source, and a JavaScript program only after a build. */
  readonly program: string;
  /** Packages to build first, in the syntax of turbo's `--filter`. */
  readonly builds?: readonly string[];
  /**
   * The source of the program, which prints its help without a build.
   *
   * @default program
   */
  readonly source?: string;
}

export const tools: Readonly<Record<string, Tool>> = {
  'lint:spec': { program: 'tools/lint/src/lint-command.ts' },
  'diff:spec': { program: 'tools/spec-diff/src/diff-command.ts', builds: ['@wapi/spec-diff...'] },
  'check:pr': { program: 'tools/spec-diff/src/check-pull-request.ts', builds: ['@wapi/spec-diff...'] },
  verify: {
    program: 'packages/verify/dist/cli.js',
    builds: ['@wapi/verify...'],
    source: 'packages/verify/src/cli.ts',
  },
};

/**
 * Returns the tool with a name.
 *
 * @throws {Error} if the name is unknown
 */
export function findTool(name: string): Tool {
  const tool = Object.hasOwn(tools, name) ? tools[name] : undefined;
  if (tool === undefined)
    throw new Error(`Unknown command ${JSON.stringify(name)}. Use ${Object.keys(tools).join(', ')}.`);
  return tool;
}
