import { WapiConfigError } from '../errors/wapi-config-error.js';
import type { OperationDescriptor } from '../operation/descriptor.js';
import { isPlainObject, toFields } from './fields.js';
import { toFilePart } from './file.js';

/**
 * Encodes a body as the operation's media type asks.
 *
 * @param override the form field that names the operation's own method, where another is sent
 * @returns undefined where there is nothing to send
 * @throws WapiConfigError if the operation takes no body, needs one, or a field cannot be sent
 */
export async function encodeBody(
  operation: OperationDescriptor,
  body: unknown,
  override?: string,
): Promise<FormData | URLSearchParams | undefined> {
  if (body === undefined || body === null) {
    if (operation.bodyRequired) throw new WapiConfigError('a body is required');
    return undefined;
  }
  if (operation.mediaType === undefined) throw new WapiConfigError('the operation takes no body');
  if (!isPlainObject(body)) throw new WapiConfigError('the body must be a plain object, the client encodes it');
  const form = operation.mediaType === 'multipart/form-data' ? new FormData() : new URLSearchParams();
  if (override !== undefined) form.append(override, operation.method);
  for (const [name, value] of Object.entries(body)) {
    if (name === operation.override?.field)
      throw new WapiConfigError(`${name} is set by the client, pass methodOverride to createWapi`);
    if (value === undefined || value === null) continue;
    const limit = operation.files?.[name];
    if (limit !== undefined && form instanceof FormData) {
      const { content, filename } = await toFilePart(name, value, limit);
      form.append(name, content, filename);
    } else {
      const isScopes = operation.scopeLists?.includes(name) && Array.isArray(value);
      for (const [key, text] of toFields({ [name]: isScopes ? value.join(' ') : value })) form.append(key, text);
    }
  }
  return form;
}
