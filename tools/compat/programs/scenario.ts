// Calls the packed client in every runtime. This program uses only features that all runtimes have. The test removes
// the types from this program before it runs.

const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

export interface Input {
  /** The base URL of a mock. */
  baseUrl: string;
  /** The base URL of a server that never responds. */
  hangingUrl: string;
  /** The base URL of a server that reads a write request and then closes the connection. */
  droppingUrl: string;
  /** The base URL of a port that refuses connections. */
  refusingUrl: string;
  /** Returns the uploads and aborted requests so far. */
  seenUrl: string;
  /** A persona without a picture. */
  persona: { email: string; password: string; key: string };
}

export interface Report {
  profile: { status: number; email: string | undefined };
  uploaded: { status: number; bytes: number; filename: string; type: string };
  refused: { status: number; message: string | undefined; data: unknown };
  aborted: Record<string, unknown>;
  /** The `maybeSent` values of writes whose connection was closed before a response. */
  lost: unknown[];
  /** The `maybeSent` value of a write whose connection was refused. */
  notConnected: unknown;
  seen: { abandoned: number };
}

/**
 * Signs in, reads the profile, uploads a picture, gets an error for a second picture, and aborts a request. Then sends
 * writes whose responses are lost.
 */
export async function scenario(
  { createWapi }: typeof import('@wapi/client'),
  { baseUrl, hangingUrl, droppingUrl, refusingUrl, seenUrl, persona: { email, password, key } }: Input,
): Promise<Report> {
  // In a browser page, creating a client requires this confirmation that the page may contain a secret. Other runtimes
  // ignore the option.
  const dangerouslyAllowBrowser = true;
  const signedIn = createWapi({
    baseUrl,
    auth: { email, password, scopes: ['wapi-user-all'] },
    dangerouslyAllowBrowser,
  });
  const profile = await signedIn.user.getProfile();

  const withKey = createWapi({ baseUrl, environment: 'sandbox', auth: { key }, dangerouslyAllowBrowser });
  const data = Uint8Array.from(atob(PNG), (character) => character.charCodeAt(0));
  const picture = { data, filename: 'Zoë.png', type: 'image/png' };
  const uploaded = await withKey.user.createPicture({ picture });
  const refused = await withKey.user.createPicture({ picture });

  const hanging = createWapi({ baseUrl: hangingUrl, environment: 'sandbox', auth: { key }, dangerouslyAllowBrowser });
  const controller = new AbortController();
  setTimeout(() => controller.abort(), 100);
  const aborted = await hanging.user
    .getProfile({ signal: controller.signal })
    .then((): Record<string, unknown> => ({}))
    .catch((error: unknown) => error as Record<string, unknown>);

  // This client has no permission to move money from a browser page.
  const dropping = createWapi({ baseUrl: droppingUrl, auth: { token: 'token' } });
  const card = '213e4777-2179-4fbd-9540-84e8ed83187a';
  const charge = {
    total: '5.00',
    currency: 'TTD',
    fee_structure: 'customer_pay',
    order_id: 'A-1',
    origin: 'compat',
    response_url: 'https://shop.example.com',
  } as const;
  const writes = [
    () => dropping.trustedCards.charge(card, charge),
    () => dropping.transactions.requestRefund('SB-1'),
    () => dropping.trustedCards.delete(card),
  ];
  const getMaybeSent = (call: Promise<unknown>): Promise<unknown> =>
    call.then(
      () => 'a response',
      (error: { maybeSent: unknown }) => error.maybeSent,
    );
  const lost: unknown[] = [];
  for (const write of writes) {
    // Read the profile first, so that the write reuses an open connection.
    await dropping.user.getProfile();
    lost.push(await getMaybeSent(write()));
  }
  const refusing = createWapi({ baseUrl: refusingUrl, auth: { token: 'token' }, retries: 0 });
  const notConnected = await getMaybeSent(refusing.trustedCards.delete(card));

  // Check before the program ends, because all open connections close when it ends.
  let seen = { abandoned: 0 };
  for (let tries = 0; tries < 50 && seen.abandoned === 0; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    seen = (await (await fetch(seenUrl)).json()) as typeof seen;
  }

  return {
    profile: { status: profile.status, email: profile.status === 200 ? profile.data.data.email : undefined },
    uploaded: { status: uploaded.status, bytes: picture.data.length, filename: picture.filename, type: picture.type },
    refused: { status: refused.status, message: refused.error?.message, data: refused.data ?? null },
    aborted: {
      name: aborted['name'],
      operationId: aborted['operationId'],
      aborted: aborted['aborted'],
      maybeSent: aborted['maybeSent'],
    },
    lost,
    notConnected,
    seen,
  };
}
