import { describeError, errorsOf } from '../rule-support/validators.js';
import { isObject, keysOf, show } from '../rule-support/values.js';
import { adviseName } from '../source/closest-match.js';
import type { Finding } from '../source/finding.js';
import { isQuery } from './expected-responses.js';
import { findingAt } from './report.js';
import { expressionsIn, stringsIn } from './runtime-expressions.js';
import type { Step, Workflow } from './workflows.js';

type Path = readonly (string | number)[];

/** Matches a name in an expression. */
const name = '[A-Za-z0-9_-]+';

/** Matches expressions that do not refer to another part of the workflow. */
const independent = new RegExp(
  `^\\$(?:url|method|statusCode|file\\('[^']+'\\)|sourceDescriptions\\.${name}\\.${name}|` +
    `(?:request|response)\\.(?:header\\.[!#$%&'*+.^_\`|~\\w-]+|(?:query|path)\\.[^\\s]+|body(?:#(?:/[^\\s]*)?)?)|` +
    `components\\.${name}\\.${name})$`,
);

const example =
  'write one such as $statusCode, $response.body#/data/uuid, $inputs.email or $steps.grant.outputs.token.';

/** Returns a message if a name is not one of the existing names. Returns `undefined` if the name exists. */
function missing(what: string, wanted: string, known: readonly string[]): string | undefined {
  if (known.includes(wanted)) return undefined;
  return `${what} \`${wanted}\` does not exist: ${adviseName(wanted, known, 'those that exist')}`;
}

const inputsOf = (workflow: Workflow | undefined): string[] => {
  const inputs = workflow?.workflow['inputs'];
  return keysOf(isObject(inputs) ? inputs['properties'] : undefined);
};

/** Returns the problem with an expression, or `undefined` if the expression is valid. */
function problemOf(
  expression: string,
  { workflow, above, workflows }: { workflow: Workflow; above: readonly Step[]; workflows: readonly Workflow[] },
): string | undefined {
  if (independent.test(expression)) return undefined;
  const [root = '', first = '', kind = '', last = '', ...rest] = expression.replace(/#.*/, '').split('.');
  if (root === '$inputs' && first !== '' && kind === '') return missing('The input', first, inputsOf(workflow));
  if (root === '$steps' && kind === 'outputs' && last !== '' && rest.length === 0) {
    const step = above.find(({ id }) => id === first);
    if (step === undefined)
      return missing(
        'The earlier step',
        first,
        above.map(({ id }) => id),
      );
    return missing(`The output of the step \`${first}\``, last, keysOf(step.step['outputs']));
  }
  if (root === '$workflows' && ['inputs', 'outputs'].includes(kind) && last !== '') {
    const other = workflows.find(({ id, source }) => id === first && source === workflow.source);
    if (other === undefined) {
      const ids = workflows.filter(({ source }) => source === workflow.source).map(({ id }) => id);
      return missing('The workflow', first, ids);
    }
    const known = kind === 'inputs' ? inputsOf(other) : keysOf(other.workflow['outputs']);
    return missing(`${kind === 'inputs' ? 'The input' : 'The output'} of the workflow \`${first}\``, last, known);
  }
  if (root === '$outputs' && first !== '') return missing('The output', first, keysOf(workflow.workflow['outputs']));
  return `${show(expression)} must be a runtime expression of Arazzo: ${example}`;
}

/** Whether a condition has a single `=`, which compares nothing. Ignores strings in quotation marks. */
const hasSingleEquals = (condition: string): boolean =>
  /(?<![=!<>])=(?!=)/.test(condition.replace(/'[^']*'/g, "''").replace(/\$[^\s()!=<>&|]+/g, '$'));

/** Returns the first word of a condition that is not an expression, a literal or an operator. */
function bareWord(condition: string): string | undefined {
  const rest = condition.replace(/'[^']*'/g, ' ').replace(/\$[^\s()!=<>&|]+/g, ' ');
  return rest.match(/[^\s()!=<>&|]+/g)?.find((word) => !/^(?:-?\d+(?:\.\d+)?|true|false|null)$/.test(word));
}

/** Returns the problems of the syntax of a condition. */
function conditionProblems(condition: string): string[] {
  const word = bareWord(condition);
  return [
    ...(hasSingleEquals(condition) ? ['A condition must compare values with `==`, received `=`: write `==`.'] : []),
    ...(word === undefined
      ? []
      : [`A text in a condition must be in quotation marks, received ${word}: write '${word}'.`]),
  ];
}

/** Checks the values by the schema of the inputs. A value that begins with a slash is an address of the mock. */
function checkMockValues({ workflow, source, path }: Workflow): Finding[] {
  const values = workflow['x-mock-inputs'];
  if (!isObject(values)) return [];
  const addresses = Object.entries(values).map(([key, value]) => [
    key,
    typeof value === 'string' && value.startsWith('/') ? `http://127.0.0.1${value}` : value,
  ]);
  return errorsOf(workflow['inputs'], Object.fromEntries(addresses)).map((error) => {
    const input = error.instancePath.slice(1);
    const subject = input === '' ? 'The values' : `\`${input}\``;
    const where = [...path, 'x-mock-inputs', ...(input === '' ? [] : [input])];
    const message = `${subject} of x-mock-inputs ${describeError(error)}: correct x-mock-inputs or inputs.`;
    return findingAt(source, where, 'workflow-expressions', message);
  });
}

/** Reports inputs that no step and no output of the workflow uses. */
function checkUnusedInputs(workflow: Workflow): Finding[] {
  const { inputs: _inputs, ...users } = workflow.workflow;
  const used = stringsIn(users, []).flatMap(({ text }) => text.match(/(?<=\binputs\.)[\w-]+/g) ?? []);
  return inputsOf(workflow)
    .filter((input) => !used.includes(input))
    .map((input) => {
      const message = `The input \`${input}\` must be used: write $inputs.${input} in a step, or remove the input.`;
      return findingAt(
        workflow.source,
        [...workflow.path, 'inputs', 'properties', input],
        'workflow-expressions',
        message,
      );
    });
}

/** Reports values for inputs that the workflow does not have. */
function checkMockInputs(workflow: Workflow): Finding[] {
  const known = inputsOf(workflow);
  return keysOf(workflow.workflow['x-mock-inputs']).flatMap((input) => {
    const problem = missing('The input', input, known);
    const path = [...workflow.path, 'x-mock-inputs', input];
    return problem === undefined ? [] : [findingAt(workflow.source, path, 'workflow-expressions', problem)];
  });
}

/** The keys of a step or a workflow whose values can contain expressions. */
const places = ['parameters', 'requestBody', 'outputs', 'successCriteria', 'x-operation'];

/** Removes the conditions in the syntax of JSONPath, XPath or regular expressions from a step. */
function withoutQueries(step: object): object {
  const criteria: unknown = 'successCriteria' in step ? step.successCriteria : undefined;
  if (!Array.isArray(criteria)) return step;
  return { ...step, successCriteria: criteria.map((one: unknown) => (isQuery(one) ? undefined : one)) };
}

/**
 * Reports runtime expressions that are not valid, or that name a step, an output or an input that does not exist. Also
 * reports unused inputs.
 */
export function checkWorkflowExpressions(workflows: readonly Workflow[]): Finding[] {
  return workflows.flatMap((workflow) => {
    const { source, steps } = workflow;
    // A misspelt input also makes a required one missing, so report the name alone.
    const unknownInputs = checkMockInputs(workflow);
    const check = (holder: object, path: Path, above: readonly Step[]): Finding[] =>
      Object.entries(withoutQueries(holder))
        .filter(([key]) => places.includes(key))
        .flatMap(([key, value]) => stringsIn(value, [...path, key]))
        .flatMap(({ text, path: where }) => {
          const isCondition = where.at(-1) === 'condition';
          const problems = expressionsIn(text, isCondition).map((expression) =>
            problemOf(expression, { workflow, above, workflows }),
          );
          return [...(isCondition ? conditionProblems(text) : []), ...problems]
            .filter((problem) => problem !== undefined)
            .map((problem) => findingAt(source, where, 'workflow-expressions', problem));
        });
    const problems = [
      ...steps.flatMap(({ step, path }, index) => check(step, path, steps.slice(0, index))),
      ...check({ outputs: workflow.workflow['outputs'] }, workflow.path, steps),
    ];
    return [
      ...(unknownInputs.length > 0 ? unknownInputs : checkMockValues(workflow)),
      // A misspelt input also makes an existing one unused, so report the name alone.
      ...(problems.length > 0 ? problems : checkUnusedInputs(workflow)),
    ];
  });
}
