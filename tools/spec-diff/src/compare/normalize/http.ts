import { asObject, getChild } from '../json-pointer.js';
import type { Json } from '../types.js';

/** Returns the key of a parameter. Header names become lower case, because they are case-insensitive. */
export function getParameterKey(parameter: Json): string {
  const [location, name] = [String(getChild(parameter, 'in')), String(getChild(parameter, 'name'))];
  return `${location} ${location === 'header' ? name.toLowerCase() : name}`;
}

/**
 * Returns a media type in lower case, because case does not matter. Drops `charset=utf-8`, because JSON and forms use
 * UTF-8 anyway.
 */
export const normalizeMediaType = (type: string): string =>
  type
    .toLowerCase()
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '' && !/^charset="?utf-8"?$/.test(part))
    .join('; ');

/** Returns a media type and the ranges that include it, such as `image/*`. */
export const getMediaRanges = (type: string): string[] => [type, type.replace(/\/.*/, '/*'), '*/*'];

/**
 * Returns the serialization of a parameter, a header or a form part, with OpenAPI's defaults.
 *
 * @param location `query`, `path`, `header` or `cookie`
 * @param isScalar whether the value is neither a list nor an object, so that `explode` has no effect
 */
export function getSerialization(node: Json, location: string, isScalar: boolean): Record<string, Json> {
  const {
    style = location === 'query' || location === 'cookie' ? 'form' : 'simple',
    explode = style === 'form' || style === 'cookie',
    allowReserved = false,
    content,
  } = asObject(node);
  const [type] = Object.keys(asObject(content));
  if (type !== undefined) return { content: normalizeMediaType(type) };
  return { style, ...(!isScalar && { explode }), allowReserved };
}
