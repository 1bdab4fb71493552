import { WapiConfigError } from '../errors/wapi-config-error.js';
import type { OperationDescriptor } from '../operation/descriptor.js';
import { isPlainObject, toFields } from './fields.js';
import { toFilePart } from './file.js';
import { assertAmount } from './money.js';

/**
 * Encodes a body in the operation's media type.
 *
 * @param override the form field that contains the operation's own method, if a different method is sent
 * @param signal stops reading a stream
 * @returns undefined if the request has no body
 * @throws WapiConfigError if the operation does not accept a body, if a required body is missing, or if a field cannot
 * be sent
 */
export async function encodeBody(
  operation: OperationDescriptor,
  body: unknown,
  override?: string,
  signal?: AbortSignal,
): Promise<FormData | URLSearchParams | undefined> {
  if (body === undefined || body === null) {
    if (operation.bodyRequired)
      throw new WapiConfigError('the body must be a plain object, because the operation requires one');
    return undefined;
  }
  if (operation.mediaType === undefined)
    throw new WapiConfigError('the body must be left out, because the operation does not accept one');
  if (!isPlainObject(body)) throw new WapiConfigError('the body must be a plain object, because the client encodes it');
  const form = operation.mediaType === 'multipart/form-data' ? new FormData() : new URLSearchParams();
  if (override !== undefined) form.append(override, operation.method);
  for (const name of operation.money ?? []) assertAmount(name, body[name]);
  for (const [name, value] of Object.entries(body)) {
    if (name === operation.override?.field)
      throw new WapiConfigError(
        `${name} must be left out, because the client sets it. Pass methodOverride to createWapi`,
      );
    if (value === undefined || value === null) continue;
    const limit = operation.files?.[name];
    if (limit !== undefined && form instanceof FormData) {
      const { content, filename } = await toFilePart(name, value, limit, signal);
      form.append(name, content, filename);
    } else {
      const isScopes = operation.scopeLists?.includes(name) && Array.isArray(value);
      for (const [key, text] of toFields({ [name]: isScopes ? value.join(' ') : value })) form.append(key, text);
    }
  }
  return form;
}
