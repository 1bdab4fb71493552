import type { TryField, TryForm, TryRequest } from '../../model/try-form.js';
import { fitsPlatform, type Target } from './callers.js';
import { type FormValues, fieldKey } from './request.js';

interface FieldInputProps {
  field: TryField;
  filled: FormValues;
  onChange: (filled: FormValues) => void;
}

/**
 * Returns the form's values for a documented request to a target. If the request works on the target's platform, the
 * values use that platform's currency and country. A token request to the mock gets the credentials of the first
 * persona, as on the home page.
 */
export function exampleValues(form: TryForm, request: TryRequest | undefined, target: Target | undefined): FormValues {
  const { platforms, values = {} } = request ?? {};
  const [standard] = form.sandboxes;
  const own = form.sandboxes.find(({ platform }) => platform === target?.platform);
  const [persona] = target?.personas ?? [];
  const texts = Object.entries(values).map(([key, value]): [string, string] => {
    if (persona && form.path === form.grant.path && key === 'body-email') return [key, persona.email];
    if (persona && form.path === form.grant.path && key === 'body-password') return [key, persona.password];
    if (!own || !standard || (platforms && !platforms.includes(own.platform))) return [key, value];
    if (value === standard.currency) return [key, own.currency];
    return [key, value === standard.platform.toUpperCase() ? own.platform.toUpperCase() : value];
  });
  return { texts: Object.fromEntries(texts), files: {} };
}

/** Returns the title of a documented request, with the currency that `exampleValues` uses. */
export function exampleTitle({ sandboxes }: TryForm, request: TryRequest, target: Target): string {
  const [standard] = sandboxes;
  const own = sandboxes.find(({ platform }) => platform === target.platform);
  return own && standard && fitsPlatform(request, target)
    ? request.title.replaceAll(standard.currency, own.currency)
    : request.title;
}

/**
 * Returns the values of a different example or target, with the reader's own input.
 *
 * @param before the values before the reader changed any
 */
export function keepInput(filled: FormValues, before: FormValues, after: FormValues): FormValues {
  const own = Object.entries(filled.texts).filter(([key, value]) => value !== before.texts[key]);
  return { texts: { ...after.texts, ...Object.fromEntries(own) }, files: filled.files };
}

/** The keyboards of phones, by the names of fields, because amounts and page numbers are strings in a form. */
const KEYBOARDS = [
  [/^(amount|total)/, 'decimal'],
  [/^page/, 'numeric'],
  [/^email/, 'email'],
  [/^phone/, 'tel'],
] as const;

/** The input for one field in the request. */
export function FieldInput({ field, filled, onChange }: FieldInputProps) {
  const { kind, name, required, values = [], accept } = field;
  const key = fieldKey(field);
  const value = filled.texts[key] ?? '';
  const setText = (text: string) => onChange({ ...filled, texts: { ...filled.texts, [key]: text } });
  const setFile = (file: File | undefined) => {
    const { [key]: _before, ...others } = filled.files;
    onChange({ ...filled, files: file ? { ...others, [key]: file } : others });
  };
  // Readers can omit required fields to see the API's error. Path parameters cannot be omitted, because a path without
  // them is a different path.
  const isNeeded = field.place === 'path';
  return (
    <label>
      <span>
        <code>{name}</code> {required && 'required'}
        {kind === 'list' && ' one entry per line'}
        {kind === 'file' && required && '. If you choose no file, the form sends a small sample.png.'}
      </span>
      {kind === 'file' ? (
        <input type="file" accept={accept} onChange={({ currentTarget }) => setFile(currentTarget.files?.[0])} />
      ) : kind === 'list' ? (
        <textarea
          rows={2}
          autocapitalize="off"
          value={value}
          onInput={({ currentTarget }) => setText(currentTarget.value)}
        />
      ) : kind === 'choice' ? (
        <select value={value} onChange={({ currentTarget }) => setText(currentTarget.value)}>
          <option value="">not sent</option>
          {values.map((option) => (
            <option value={option}>{option}</option>
          ))}
          {value !== '' && !values.includes(value) && <option value={value}>{value}</option>}
        </select>
      ) : (
        <input
          type={kind === 'secret' ? 'password' : 'text'}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          inputmode={KEYBOARDS.find(([pattern]) => pattern.test(name))?.[1]}
          required={isNeeded}
          value={value}
          onInput={({ currentTarget }) => setText(currentTarget.value)}
        />
      )}
    </label>
  );
}
