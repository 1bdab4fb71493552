import type { TryField, TryForm } from '../../model/try-form.js';
import type { FormValues } from './request.js';

/** The fields of the request as it is filled in: of a body of several kinds, those of the chosen kind, and what that requires. */
export function visibleFields(
  { fields, variants }: Pick<TryForm, 'fields' | 'variants'>,
  { texts }: FormValues,
): readonly TryField[] {
  if (!variants) return fields;
  const { tell, kinds } = variants;
  const kind = kinds.find(({ values }) => values.includes(texts[`body-${tell}`] ?? ''));
  const isIn = (name: string) =>
    kind ? kind.fields.includes(name) : kinds.every((each) => each.fields.includes(name));
  const isRequired = (name: string) =>
    kind ? kind.required.includes(name) : kinds.every((each) => each.required.includes(name));
  return fields.flatMap((field) =>
    field.place !== 'body' ? [field] : isIn(field.name) ? [{ ...field, required: isRequired(field.name) }] : [],
  );
}
