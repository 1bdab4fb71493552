import { WapiConfigError } from '../errors/wapi-config-error.js';
import type { WireOperation } from '../transport/wire-operation.js';
import { isPlainObject, toFields } from './fields.js';
import { toFilePart } from './file.js';

/**
 * Encodes a body as the operation's media type asks.
 *
 * @returns undefined where there is nothing to send
 * @throws WapiConfigError if the operation takes no body, needs one, or a field cannot be sent
 */
export function encodeBody(operation: WireOperation, body: unknown): FormData | URLSearchParams | undefined {
  if (body === undefined || body === null) {
    if (operation.bodyRequired) throw new WapiConfigError('a body is required');
    return undefined;
  }
  if (operation.mediaType === undefined) throw new WapiConfigError('the operation takes no body');
  if (!isPlainObject(body)) throw new WapiConfigError('the body must be a plain object, the client encodes it');
  return operation.mediaType === 'multipart/form-data' ? toFormData(body, operation.files ?? []) : new URLSearchParams(toFields(body));
}

function toFormData(body: Readonly<Record<string, unknown>>, files: readonly string[]): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(body)) {
    if (value === undefined || value === null) continue;
    if (files.includes(name)) {
      const { content, filename } = toFilePart(name, value);
      form.append(name, content, filename);
    } else {
      for (const [key, text] of toFields({ [name]: value })) form.append(key, text);
    }
  }
  return form;
}
