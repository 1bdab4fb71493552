import type { TryForm } from '../../model/try-form.js';
import { type CredentialHeader, grantToken, type Persona, type Target } from './callers.js';

/** How the request is authenticated. */
export interface Credential {
  kind: 'bearer' | 'wapiKey' | 'none';
  /** The place of a ready-made caller in the target's list. */
  persona: number;
  /** A reader's own token or key. */
  secret: string;
}

const LABELS: Readonly<Record<Credential['kind'], string>> = { bearer: 'Bearer token', wapiKey: 'WAPI Key', none: 'Nothing' };

interface CredentialFieldsProps {
  form: TryForm;
  target: Target;
  credential: Credential;
  onChange: (credential: Credential) => void;
}

/** The credential that most readers want: the first kind the operation takes, of a caller that may use it. */
export function defaultCredential({ credentials, isForMerchants }: TryForm, target: Target | undefined): Credential {
  const persona = target?.personas?.findIndex(({ merchant }) => merchant || !isForMerchants) ?? 0;
  return { kind: credentials[0] ?? 'none', persona: Math.max(persona, 0), secret: '' };
}

/**
 * The header that authenticates the request. A ready-made caller is granted a token where one is asked for.
 *
 * @throws Error when the mock grants no token, or when a header cannot carry what the reader entered
 */
export async function credentialHeader(form: TryForm, target: Target, { kind, persona, secret }: Credential): Promise<CredentialHeader> {
  if (kind === 'none') return undefined;
  if (!/^[\x21-\x7e]*$/.test(secret.trim())) throw new Error(`Your ${LABELS[kind]} has characters that a header cannot carry.`);
  const caller: Persona | undefined = target.personas?.[persona];
  if (kind === 'wapiKey') {
    const key = caller ? caller.key : secret.trim();
    if (key === null) throw new Error(`${caller?.email ?? 'This caller'} has no WAPI Key: personal accounts have none.`);
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
      {credential.kind !== 'none' &&
        (personas ? (
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
            </select>
          </label>
        ) : (
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
        ))}
    </>
  );
}
