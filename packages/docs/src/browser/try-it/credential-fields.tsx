import type { TryForm } from '../../model/try-form.js';
import { type CredentialHeader, grantToken, type Persona, type Target } from './callers.js';

/** How the request is authenticated. */
export interface Credential {
  kind: 'bearer' | 'wapiKey' | 'none';
  /** The place of a ready-made caller in the target's list; -1 for the reader's own. */
  persona: number;
  /** A reader's own token or key. */
  secret: string;
}

const LABELS: Readonly<Record<Credential['kind'], string>> = {
  bearer: 'Bearer token',
  wapiKey: 'WAPI Key',
  none: 'Nothing',
};

interface CredentialFieldsProps {
  form: TryForm;
  target: Target;
  credential: Credential;
  onChange: (credential: Credential) => void;
}

/** Whoever the reader's own token or key belongs to. */
const OWN = -1;

/**
 * The credential that most readers want, of a ready-made caller with whom the documented request succeeds. On the mock that is a key where the
 * operation takes one: a token has to be granted first, which an address may ask for a few times a minute.
 */
export function defaultCredential(
  { credentials, isForMerchants, isForNewcomers }: TryForm,
  target: Target | undefined,
): Credential {
  const { personas } = target ?? {};
  if (!personas) return { kind: credentials[0] ?? 'none', persona: OWN, secret: '' };
  const able = personas.filter(
    ({ merchant, verified, key }) => (merchant || !isForMerchants) && verified && key !== null,
  );
  const persona = (isForNewcomers && able.find(({ purpose }) => purpose.includes('nothing'))) || able[0];
  const kind = credentials.includes('wapiKey') ? 'wapiKey' : (credentials[0] ?? 'none');
  return { kind, persona: persona ? personas.indexOf(persona) : 0, secret: '' };
}

/**
 * The header that authenticates the request. A ready-made caller is granted a token where one is asked for.
 *
 * @throws Error when the mock grants no token, or when a header cannot carry what the reader entered
 */
export async function credentialHeader(
  form: TryForm,
  target: Target,
  { kind, persona, secret }: Credential,
): Promise<CredentialHeader> {
  if (kind === 'none') return undefined;
  if (!/^[\x21-\x7e]*$/.test(secret.trim()))
    throw new Error(`Your ${LABELS[kind]} has characters that a header cannot carry.`);
  const caller: Persona | undefined = target.personas?.[persona];
  if (kind === 'wapiKey') {
    const key = caller ? caller.key : secret.trim();
    if (key === null)
      throw new Error(`${caller?.email ?? 'This caller'} has no WAPI Key: personal accounts have none.`);
    return [form.keyHeader, key];
  }
  return ['Authorization', `Bearer ${caller ? await grantToken(target, caller, form) : secret.trim()}`];
}

/** Who calls, and with what. */
export function CredentialFields({ form, target, credential, onChange }: CredentialFieldsProps) {
  if (form.credentials.length === 0) return null;
  const { personas } = target;
  const kinds = [...form.credentials, 'none'] as const;
  return (
    <>
      <label>
        Credential
        <select
          value={credential.kind}
          onChange={({ currentTarget }) => onChange({ ...credential, kind: currentTarget.value as Credential['kind'] })}
        >
          {kinds.map((kind) => (
            <option value={kind}>{LABELS[kind]}</option>
          ))}
        </select>
      </label>
      {credential.kind !== 'none' && personas && (
        <label>
          Caller
          <select
            value={String(credential.persona)}
            onChange={({ currentTarget }) => onChange({ ...credential, persona: Number(currentTarget.value) })}
          >
            {personas.map(({ email, purpose }, index) => (
              <option value={String(index)}>
                {email}: {purpose}
              </option>
            ))}
            <option value={String(OWN)}>Another, with a {LABELS[credential.kind]} that I have</option>
          </select>
        </label>
      )}
      {credential.kind !== 'none' && (!personas || credential.persona === OWN) && (
        <label>
          Your {LABELS[credential.kind]}
          <input
            type="password"
            autocomplete="off"
            spellcheck={false}
            required
            value={credential.secret}
            onInput={({ currentTarget }) => onChange({ ...credential, secret: currentTarget.value })}
          />
        </label>
      )}
    </>
  );
}
