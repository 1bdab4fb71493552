import { type Fault, fault } from './fault.js';
import type { Transport, WireRequest } from '../../src/run/transport.js';

/** A token whose claims say that it expires after an hour. */
function withShorterTimes(token: string): string {
  const [head, claims = '', signature] = token.split('.');
  const { iat, ...rest } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as { iat: number };
  const shorter = Buffer.from(JSON.stringify({ ...rest, iat, exp: iat + 3600 })).toString('base64url');
  realClaims.set(shorter, claims);
  return [head, shorter, signature].join('.');
}
const realClaims = new Map<string, string>();
const restoreTokens = (request: WireRequest): WireRequest => ({
  ...request,
  rawHeaders: request.rawHeaders.map((text) =>
    text.startsWith('Bearer ')
      ? text.replace(/\.([^.]+)\./, (_all, claims: string) => `.${realClaims.get(claims) ?? claims}.`)
      : text,
  ),
});
/** Restores the real tokens, because every fault in the table needs them. */
export const restoring =
  (transport: Transport): Transport =>
  (request) =>
    transport(restoreTokens(request));

/** Faults of tokens. */
export const tokenFaults: readonly Fault[] = [
  fault('a refused refresh', 'refreshToken 200', 'POST /auth/tokens/refresh 401 status expectedStatus', (response) => {
    response.status = 401;
    response.say({ message: 'The refresh token is invalid.' });
  }),
  fault('a token that lives shorter', 'createToken 200', 'POST /auth/tokens 200 body/expires_in lifetime', (response) =>
    response.edit((body) => (body['expires_in'] = 3600)),
  ),
  fault(
    'a token that says it lives shorter',
    'createToken 200',
    'POST /auth/tokens 200 body/access_token lifetime',
    (response) => response.edit((body) => (body['access_token'] = withShorterTimes(String(body['access_token'])))),
  ),
];
