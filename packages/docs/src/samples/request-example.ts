import type { Contract, Example, Operation, Parameter, Platform, RequestMediaType } from '@wapi/types';

/** One documented way to call an operation: its parameters filled in, and one of its named body examples. */
export interface RequestExample {
  /** The name of the body's example, or which parameters are sent; absent where there is but one way to call the operation. */
  name?: string;
  summary?: string;
  provenance?: Example['provenance'];
  platform: Platform;
  /** The only platforms that it is a request of, where it is not one of all. */
  platforms?: readonly Platform[];
  /** In the order of the spec. */
  path: readonly (readonly [name: string, value: unknown])[];
  query: readonly (readonly [name: string, value: unknown])[];
  /** The body's fields; absent where there is no body. */
  body?: readonly BodyField[];
}

export interface BodyField {
  name: string;
  value: unknown;
  /** For a file: the media type of the part. */
  fileType?: string;
}

/**
 * Lists the documented ways to call an operation: one for each named example of its body. An operation whose query may be shorter is called
 * with what it needs, and with everything.
 */
export function requestExamples(contract: Contract, operation: Operation): RequestExample[] {
  const platform = contract.servers[0]?.defaultPlatform ?? 'tt';
  const path = operation.parameters.filter((parameter) => parameter.in === 'path').map(entry);
  const all = operation.parameters.filter((parameter) => parameter.in === 'query');
  const required = all.filter((parameter) => parameter.required);
  const [content] = operation.requestBody?.content ?? [];
  if (!content) {
    const ways =
      required.length === all.length
        ? [{ query: all }]
        : [
            { name: required.length === 0 ? 'no parameters' : 'required parameters', query: required },
            { name: 'all parameters', query: all },
          ];
    return ways.map((way) => ({ ...way, platform, path, query: way.query.map(entry) }));
  }
  return content.examples.map((example) => ({
    name: example.name,
    summary: example.summary,
    ...(example.provenance !== undefined && { provenance: example.provenance }),
    platform: example.platforms?.[0] ?? platform,
    ...(example.platforms && { platforms: example.platforms }),
    path,
    query: required.map(entry),
    body: bodyFields(content, example.value),
  }));
}

function entry({ name, example, schema }: Parameter): [string, unknown] {
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
        ...(isFile && { fileType: mediaTypeOf(String(field), content.partContentTypes[name]) }),
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

function mediaTypeOf(fileName: string, allowed = ''): string {
  const known = MEDIA_TYPES[fileName.split('.').at(-1) ?? ''];
  return known ?? (allowed.split(', ')[0] || 'application/octet-stream');
}
