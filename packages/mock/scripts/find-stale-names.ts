import type { Contract } from '@wapi/types';

/** A name that a rule uses but the spec does not define. */
export interface StaleName {
  file: string;
  /** Counted from 1. */
  line: number;
  message: string;
}

interface NameKind {
  /**
   * Matches code that uses names of this kind, for example operation ids. The first capture group contains a name, or a
   * comma-separated list of names.
   */
  pattern: RegExp;
  what: string;
  known: ReadonlySet<string>;
}

/**
 * Finds the operations, examples, fields and parameters that the rules use but the spec does not define.
 *
 * @param sources the code of the rules, by file name
 */
export function findStaleNames(sources: ReadonlyMap<string, string>, contract: Contract): StaleName[] {
  const kinds = nameKinds(contract);
  return [...sources].flatMap(([file, text]) =>
    text.split('\n').flatMap((code, index) =>
      kinds
        .flatMap(({ pattern, what, known }) =>
          namesIn(code, pattern)
            .filter((name) => !known.has(name))
            .map((name) => `the rule names the ${what} ${name}, which the spec does not have`),
        )
        .map((message) => ({ file, line: index + 1, message })),
    ),
  );
}

/**
 * Finds the rules for operations that the spec does not define.
 *
 * @param ids the operation ids that have a rule
 */
export function findStaleRules(
  file: string,
  text: string,
  ids: readonly string[],
  { operations }: Contract,
): StaleName[] {
  const known = new Set<string>(operations.map(({ id }) => id));
  const lines = text.split('\n');
  return ids
    .filter((id) => !known.has(id))
    .map((id) => ({
      file,
      line: lines.findLastIndex((code) => new RegExp(`\\b${id}\\b`).test(code)) + 1,
      message: `the rule is for the operation ${id}, which the spec does not have`,
    }));
}

function nameKinds({ operations }: Contract): NameKind[] {
  const bodies = operations.flatMap(({ requestBody }) => requestBody?.content ?? []);
  const schemas = bodies.flatMap(({ schema }) => [schema, ...(schema.oneOf ?? [])]);
  const fields = new Set(schemas.flatMap(({ properties = {} }) => Object.keys(properties)));
  const examples = operations.flatMap(({ responses }) => responses.flatMap((response) => response.examples));
  const parameters = (place: string): Set<string> =>
    new Set(
      operations
        .flatMap((operation) => operation.parameters.filter((parameter) => parameter.in === place))
        .map(({ name }) => name),
    );
  return [
    { pattern: /\bexample: '(\w+)'/g, what: 'example', known: new Set(examples.map(({ name }) => name)) },
    { pattern: /\bexampleOf\(contract, '(\w+)'/g, what: 'example', known: new Set(examples.map(({ name }) => name)) },
    { pattern: /\b(?:text\(fields, |fields\[)'(\w+)'/g, what: 'field', known: fields },
    { pattern: /\{([^{}]+)\} = fields\b/g, what: 'field', known: fields },
    { pattern: /\bparameters\['(\w+)'\]/g, what: 'path parameter', known: parameters('path') },
    { pattern: /\bquery\['([\w[\]]+)'\]/g, what: 'query parameter', known: parameters('query') },
  ];
}

/** A destructuring pattern contains several names: `email, first_name: firstName`. */
function namesIn(code: string, pattern: RegExp): string[] {
  return [...code.matchAll(pattern)].flatMap(([, names = '']) =>
    names.split(',').map((name) => name.split(':')[0]?.trim() ?? ''),
  );
}
