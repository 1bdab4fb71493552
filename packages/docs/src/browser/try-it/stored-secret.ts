/** Identifies a credential in the tab's session storage. */
interface SecretPlace {
  /** The base URL of the API that the credential is for. */
  url: string;
  kind: string;
}

/** Returns a stored credential; undefined if none is stored, or if the browser forbids storage. */
export function readSecret(place: SecretPlace): string | undefined {
  try {
    return sessionStorage.getItem(storageKey(place)) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Stores a credential until the tab is closed, or deletes the stored credential if `secret` is undefined. */
export function storeSecret(place: SecretPlace, secret: string | undefined): void {
  try {
    if (secret === undefined) sessionStorage.removeItem(storageKey(place));
    else sessionStorage.setItem(storageKey(place), secret);
  } catch {
    // If the browser forbids storage, the credential lasts only until the reader leaves the page.
  }
}

function storageKey({ url, kind }: SecretPlace): string {
  return `wapi-secret ${kind} ${url}`;
}
