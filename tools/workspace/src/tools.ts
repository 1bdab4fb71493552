/** A program that the root package.json offers as a command. */
export interface Tool {
  /** TypeScript runs from source, JavaScript after a build. Relative to the root. */
  readonly program: string;
  /** What is built before, as turbo's `--filter` takes it. */
  readonly builds?: readonly string[];
}

export const tools: Readonly<Record<string, Tool>> = {
  'lint:spec': { program: 'tools/lint/src/lint-command.ts' },
  'diff:spec': { program: 'tools/spec-diff/src/diff-command.ts', builds: ['@wapi/spec-diff...'] },
  'check:pr': { program: 'tools/spec-diff/src/check-pull-request.ts', builds: ['@wapi/spec-diff...'] },
  verify: { program: 'packages/verify/dist/cli.js', builds: ['@wapi/verify...'] },
};

/** @throws {Error} if there is no tool of that name */
export function findTool(name: string): Tool {
  const tool = Object.hasOwn(tools, name) ? tools[name] : undefined;
  if (tool === undefined)
    throw new Error(`There is no command ${JSON.stringify(name)}. Use ${Object.keys(tools).join(', ')}.`);
  return tool;
}
