import type { TryForm } from '../../model/try-form.js';
import { LongSelect } from './long-select.js';
import { readSecret, storeSecret } from './stored-secret.js';
import { type CredentialHeader, grantToken, type Persona, type Target } from './callers.js';

/** The credential that the request uses. */
export interface Credential {
  kind: 'bearer' | 'wapiKey' | 'none';
  /** The index of a persona in the target's list; -1 for the reader's own credential. */
  persona: number;
  /** The reader's own token or key. */
  secret: string;
  /** Whether the secret is stored for other pages in the same tab. The reader decides. */
  isStored: boolean;
}

/**
 * Returns the reader's own credential for a server. The secret is empty unless the reader chose to store it for the
 * tab.
 */
function ownCredential(kind: Credential['kind'], { url }: Target): Credential {
  const secret = readSecret({ url, kind });
  return { kind, persona: OWN, secret: secret ?? '', isStored: secret !== undefined };
}

const LABELS: Readonly<Record<Credential['kind'], string>> = {
  bearer: 'Bearer token',
  wapiKey: 'WAPI Key',
  none: 'None',
};

interface CredentialFieldsProps {
  form: TryForm;
  target: Target;
  credential: Credential;
  onChange: (credential: Credential) => void;
}

/** The value of `persona` that selects the reader's own credential. */
const OWN = -1;

/** The mock persona that has no bank accounts, cards or other resources. */
const NEW_ACCOUNT = 'new@test.com';

/**
 * Chooses a credential with which the documented request succeeds. On the mock, this is a WAPI Key if the operation
 * accepts one, because the rate limit for token requests is low.
 */
export function defaultCredential(
  { credentials, requiresMainMerchant, requiresNewAccount }: TryForm,
  target: Target | undefined,
): Credential {
  const { personas } = target ?? {};
  if (!personas) {
    const kinds: Credential['kind'][] = target ? [...credentials] : [];
    const stored = kinds.find((kind) => target && readSecret({ url: target.url, kind }) !== undefined);
    const kind = stored ?? credentials[0] ?? 'none';
    return target ? ownCredential(kind, target) : { kind, persona: OWN, secret: '', isStored: false };
  }
  const able = personas.filter(
    ({ merchant, verified, key }) => (merchant || !requiresMainMerchant) && verified && key !== null,
  );
  const persona = (requiresNewAccount && able.find(({ email }) => email === NEW_ACCOUNT)) || able[0];
  const kind = credentials.includes('wapiKey') ? 'wapiKey' : (credentials[0] ?? 'none');
  return { kind, persona: persona ? personas.indexOf(persona) : 0, secret: '', isStored: false };
}

/**
 * Returns the header that authenticates the request. Requests a token first if the credential is a persona's token.
 *
 * @throws Error if the mock grants no token, if the persona has no WAPI Key, or if the reader's own credential has
 *   characters that are not allowed in a header
 */
export async function credentialHeader(
  form: TryForm,
  target: Target,
  { kind, persona, secret }: Credential,
): Promise<CredentialHeader> {
  if (kind === 'none') return undefined;
  if (!/^[\x21-\x7e]*$/.test(secret.trim()))
    throw new Error(
      `Your ${LABELS[kind]} must contain only visible ASCII characters, because a header cannot contain any other ` +
        'characters.',
    );
  const caller: Persona | undefined = target.personas?.[persona];
  if (kind === 'wapiKey') {
    const key = caller ? caller.key : secret.trim();
    if (key === null)
      throw new Error(
        `${caller?.email ?? 'This caller'} has no WAPI Key, because personal accounts have none. ` +
          'Choose a different caller or a Bearer token.',
      );
    return [form.keyHeader, key];
  }
  return ['Authorization', `Bearer ${caller ? await grantToken(target, caller, form) : secret.trim()}`];
}

/** The inputs for the persona and the credential. */
export function CredentialFields({ form, target, credential, onChange }: CredentialFieldsProps) {
  if (form.credentials.length === 0) return null;
  const { personas, url } = target;
  const changeSecret = (secret: string, isStored: boolean) => {
    storeSecret({ url, kind: credential.kind }, isStored ? secret : undefined);
    onChange({ ...credential, secret, isStored });
  };
  const kinds = [...form.credentials, 'none'] as const;
  return (
    <>
      <label>
        Credential
        <select
          value={credential.kind}
          onChange={({ currentTarget }) => {
            const kind = currentTarget.value as Credential['kind'];
            onChange(personas ? { ...credential, kind } : ownCredential(kind, target));
          }}
        >
          {kinds.map((kind) => (
            <option value={kind}>{LABELS[kind]}</option>
          ))}
        </select>
      </label>
      {credential.kind !== 'none' && personas && (
        <LongSelect
          label="Caller"
          texts={[
            ...personas.map(({ email, purpose }) => `${email}: ${purpose}`),
            `Your own ${LABELS[credential.kind]}`,
          ]}
          selected={credential.persona === OWN ? personas.length : credential.persona}
          onChange={(index) => onChange({ ...credential, persona: index === personas.length ? OWN : index })}
        />
      )}
      {credential.kind !== 'none' && (!personas || credential.persona === OWN) && (
        <>
          <label>
            Your {LABELS[credential.kind]}
            <input
              type="password"
              autocomplete="off"
              spellcheck={false}
              required
              value={credential.secret}
              onInput={({ currentTarget }) => changeSecret(currentTarget.value, credential.isStored)}
            />
          </label>
          {!personas && (
            <label class="check">
              <input
                type="checkbox"
                checked={credential.isStored}
                onChange={({ currentTarget }) => changeSecret(credential.secret, currentTarget.checked)}
              />{' '}
              Keep it for other pages until I close this tab
            </label>
          )}
        </>
      )}
    </>
  );
}
