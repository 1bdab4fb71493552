import type { Contract, Schema } from '@wapi/types';
import { bodyFields, mediaTypeToSend } from './media-type.js';

/**
 * The fields of a body that are amounts of money: above 0, and a number or a decimal string. Only strings have a
 * pattern. Form data consists of strings, so the client also accepts a string for a number.
 */
export function moneyFields(body: Schema): { name: string; pattern: string | undefined }[] {
  const fields = bodyFields(body).flatMap(([name, { type, pattern, exclusiveMinimum }]) => {
    const isMoney = exclusiveMinimum === 0 && (type === 'number' || ([type].flat().includes('string') && pattern));
    return isMoney ? [{ name, pattern }] : [];
  });
  return [...new Map(fields.map((field) => [field.name, field])).values()];
}

/**
 * Returns the pattern that every sent amount must match.
 *
 * @returns undefined if no operation sends an amount
 * @throws Error if the spec has several patterns
 */
export function moneyPattern({ operations }: Contract): string | undefined {
  const patterns = operations.flatMap((operation) => {
    const media = mediaTypeToSend(operation);
    return media ? moneyFields(media.schema).flatMap(({ pattern }) => pattern ?? []) : [];
  });
  const [pattern, ...others] = new Set(patterns);
  if (others.length > 0)
    throw new Error(`all amounts must have one pattern, received ${[pattern, ...others].join(' and ')}`);
  return pattern;
}
