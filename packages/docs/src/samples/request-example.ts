import type { Contract, Example, Operation, Parameter, Platform, RequestMediaType } from '@wapi/types';

/** One documented request for an operation: values for its parameters, and one of its named body examples. */
export interface RequestExample {
  /**
   * Name of the body example. For an operation without a body, the name of the set of parameters that is sent. Absent
   * if such an operation has only one documented request.
   */
  name?: string;
  summary?: string;
  provenance?: Example['provenance'];
  platform: Platform;
  /** The only platforms on which the request is valid. Absent if it is valid on all platforms. */
  platforms?: readonly Platform[];
  /** In spec order. */
  path: readonly (readonly [name: string, value: unknown])[];
  query: readonly (readonly [name: string, value: unknown])[];
  /** The fields of the body; absent if the request has no body. */
  body?: readonly BodyField[];
}

export interface BodyField {
  name: string;
  value: unknown;
  /** Media type of the part. Present only for files. */
  fileType?: string;
}

/**
 * Lists the documented requests of an operation, one for each named example of its body. An operation without a body
 * but with optional query parameters has two requests: one with only the required parameters, and one with all
 * parameters.
 */
export function requestExamples(contract: Contract, operation: Operation): RequestExample[] {
  const platform = contract.servers[0]?.defaultPlatform ?? 'tt';
  const path = operation.parameters.filter((parameter) => parameter.in === 'path').map(toEntry);
  const all = operation.parameters.filter((parameter) => parameter.in === 'query');
  const required = all.filter((parameter) => parameter.required);
  const [content] = operation.requestBody?.content ?? [];
  if (!content) {
    const queries =
      required.length === all.length
        ? [{ query: all }]
        : [
            { name: required.length === 0 ? 'no parameters' : 'required parameters', query: required },
            { name: 'all parameters', query: all },
          ];
    return queries.map((item) => ({ ...item, platform, path, query: item.query.map(toEntry) }));
  }
  return content.examples.map((example) => ({
    name: example.name,
    summary: example.summary,
    ...(example.provenance !== undefined && { provenance: example.provenance }),
    platform: example.platforms?.[0] ?? platform,
    ...(example.platforms && { platforms: example.platforms }),
    path,
    query: required.map(toEntry),
    body: bodyFields(content, example.value),
  }));
}

/**
 * Returns the platforms on which a request works once its currency and country are replaced with the platform's own. A
 * request for one platform without its currency works only there. No request works on a platform that requires a field
 * which the request lacks.
 *
 * @returns undefined if the request works on all platforms
 */
export function adaptedPlatforms(
  { platforms: all, servers }: Contract,
  { requestBody }: Operation,
  { platforms, body = [], query }: RequestExample,
): readonly Platform[] | undefined {
  const own = servers[0]?.defaultPlatform ?? 'tt';
  const values = [...query, ...body.map(({ name, value }) => [name, value] as const)];
  const hasOwnCurrency = values.some(([, value]) => value === all[own].currencies[0]);
  if (platforms && (platforms.join() !== own || !hasOwnCurrency)) return platforms;
  const schema = requestBody?.content[0]?.schema ?? {};
  // The variants that the request matches.
  const variants = [schema, ...(schema.oneOf ?? [])].filter(
    ({ properties = {}, required = [] }) =>
      body.every(({ name }) => Object.hasOwn(properties, name)) &&
      required.every((field) => body.some(({ name }) => name === field)),
  );
  const isMissing = (code: Platform) =>
    variants.some((variant) =>
      (variant['x-required-on']?.[code] ?? []).some((field) => body.every(({ name }) => name !== field)),
    );
  const codes = Object.keys(all) as Platform[];
  return platforms || codes.some(isMissing) ? codes.filter((code) => !isMissing(code)) : undefined;
}

function toEntry({ name, example, schema }: Parameter): [string, unknown] {
  return [name, example ?? schema.examples?.[0] ?? schema.default ?? schema.enum?.[0] ?? name];
}

function bodyFields(content: RequestMediaType, value: unknown): BodyField[] {
  return Object.entries(typeof value === 'object' && value !== null ? value : {}).map(
    ([name, field]: [string, unknown]) => {
      const isFile = [content.schema, ...(content.schema.oneOf ?? [])].some(
        ({ properties }) => properties?.[name]?.format === 'binary',
      );
      return {
        name,
        value: field,
        ...(isFile && { fileType: chooseMediaType(String(field), content.partContentTypes[name]) }),
      };
    },
  );
}

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  bmp: 'image/bmp',
  gif: 'image/gif',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  pdf: 'application/pdf',
  png: 'image/png',
  svg: 'image/svg+xml',
};

function chooseMediaType(fileName: string, allowed = ''): string {
  const known = MEDIA_TYPES[fileName.split('.').at(-1) ?? ''];
  return known ?? (allowed.split(', ')[0] || 'application/octet-stream');
}
