import type { TryField, TryForm } from '../../model/try-form.js';
import type { FormValues } from './request.js';

/**
 * Returns the fields to show. If the body has variants, these are the fields of the selected variant, marked as
 * required if the variant requires them. If no variant is selected, these are the fields that all variants have.
 */
export function visibleFields(
  { fields, variants }: Pick<TryForm, 'fields' | 'variants'>,
  { texts }: FormValues,
): readonly TryField[] {
  if (!variants) return fields;
  const { discriminator, branches } = variants;
  const selected = branches.find(({ values }) => values.includes(texts[`body-${discriminator}`] ?? ''));
  const shown = selected ? [selected] : branches;
  return fields
    .filter(({ place, name }) => place !== 'body' || shown.every((branch) => branch.fields.includes(name)))
    .map((field) =>
      field.place === 'body'
        ? { ...field, required: shown.every((branch) => branch.required.includes(field.name)) }
        : field,
    );
}
