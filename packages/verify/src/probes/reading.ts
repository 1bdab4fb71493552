import { type Contract, messageOf, type Operation, type OperationId } from '@wapi/types';
import {
  type Call,
  fillPath,
  operationOf,
  pathParameter,
  type Session,
  SkipStep,
  type Step,
  UNKNOWN_ID,
  UNKNOWN_UUID,
  valueAt,
} from './step.js';

/** For each operation that reads one resource, the list that contains ids of such resources. */
const LISTS: Readonly<Partial<Record<OperationId, { list: OperationId; path: readonly (string | number)[] }>>> = {
  retrieveTransaction: { list: 'getTransactionHistory', path: ['data', 0, 'transaction_id'] },
  retrieveTrustedCard: { list: 'listTrustedCards', path: ['data', 0, 'uuid'] },
  retrieveWithdrawal: { list: 'getWithdrawalHistory', path: ['data', 'data', 0, 'transaction_id'] },
};

/** Operations that only read. */
export function readingOperations({ operations }: Contract): Operation[] {
  return operations.filter(({ method }) => method === 'GET');
}

/** The required query parameters of an operation, with documented examples and the platform's values. */
export function requiredQuery(
  { parameters }: Operation,
  { contract, platform, environment }: Pick<Session, 'contract' | 'platform' | 'environment'>,
): Record<string, string> {
  const required = parameters.filter((parameter) => parameter.in === 'query' && parameter.required);
  return Object.fromEntries(
    required.map(({ name, example, schema }) => {
      if (schema['x-platform-enum'] === 'currencies') return [name, contract.platforms[platform].currency];
      if (name === 'environment') return [name, environment];
      return [name, String(example ?? schema.examples?.[0])];
    }),
  );
}

/** Returns well-formed path parameters that match no resource; undefined if the operation has no path parameters. */
export function unknownPath({ parameters }: Operation): Record<string, string> | undefined {
  const inPath = parameters.filter((parameter) => parameter.in === 'path');
  if (inPath.length === 0) return undefined;
  return Object.fromEntries(inPath.map(({ name, schema }) => [name, unknownId(schema.format, schema.pattern)]));
}

function unknownId(format: string | undefined, pattern: string | undefined): string {
  if (format === 'uuid') return UNKNOWN_UUID;
  return pattern === undefined ? UNKNOWN_ID : '0';
}

/** Creates a call that should succeed, because it uses an id that the account can read. */
export async function readableCall(session: Session, operation: Operation): Promise<Call> {
  const call = { method: operation.method, path: operation.path, query: requiredQuery(operation, session) };
  const source = LISTS[operation.id];
  const parameter = pathParameter(operation);
  if (parameter === undefined) return call;
  if (source === undefined) {
    const { accountNumber } = session.credentials;
    if (accountNumber === undefined) throw new SkipStep('it needs the number of an account: set WAPI_ACCOUNT_NUMBER');
    return { ...call, path: fillPath(operation, { [parameter.name]: accountNumber }) };
  }
  const list = operationOf(session.contract, source.list);
  const reply = await session.call({ method: list.method, path: list.path, query: requiredQuery(list, session) });
  const id = valueAt(reply.body, ...source.path);
  if (typeof id !== 'string') throw new SkipStep(`the account has nothing that ${operation.id} could read`);
  return { ...call, path: fillPath(operation, { [parameter.name]: id }) };
}

/** Calls every read operation. */
export function readSteps(contract: Contract): Step[] {
  return readingOperations(contract).map((operation) => ({
    id: `read:${operation.id}`,
    kind: 'read',
    title: `${operation.id} returns 200`,
    calls: [...(LISTS[operation.id] === undefined ? [] : [LISTS[operation.id]?.list as OperationId]), operation.id],
    async run(session) {
      const call = await readableCall(session, operation);
      const reply = await session.expect(call, { status: [200] });
      reportOtherItem(session, operation, call, reply.body);
    },
  }));
}

/** Reports a response that contains a resource other than the requested one. */
function reportOtherItem(session: Session, operation: Operation, { path }: Call, body: unknown): void {
  const parameter = pathParameter(operation);
  const item = [valueAt(body, 'data')].flat()[0];
  const id = parameter && valueAt(item, parameter.name);
  if (parameter === undefined || typeof id !== 'string' || path.endsWith(`/${encodeURIComponent(id)}`)) return;
  session.report({
    place: `body/data/${parameter.name}`,
    keyword: 'sameItem',
    message: 'the response is about another item than the request',
    expected: 'the id of the request',
    seen: 'another id',
  });
}

/** Requests items that do not exist. The documented response is an error, or an empty list. */
export function unknownItemSteps(contract: Contract): Step[] {
  const operations = readingOperations(contract).filter((operation) => unknownPath(operation) !== undefined);
  return operations.map((operation) => {
    const errors = operation.responses.find(({ status }) => status === 400)?.examples ?? [];
    const message = errors.map(({ value }) => messageOf(value)).find((text) => text?.startsWith('The selected '));
    return {
      id: `unknown-item:${operation.id}`,
      kind: 'bad parameter',
      title: `${operation.id} of an item that does not exist returns ${message === undefined ? 200 : 400}`,
      calls: [operation.id],
      async run(session) {
        const parameters = unknownPath(operation) ?? {};
        const call = { method: operation.method, path: fillPath(operation, parameters) };
        await session.expect(call, message === undefined ? { status: [200] } : { status: [400], message });
      },
    };
  });
}
