import { describe, expect, it } from 'vitest';
import { extractMessage, maskNumbers, NO_RESPONSE } from '../../src/search/pasted-message.js';

describe('extractMessage', () => {
  it.each([
    ['{"message":"Unauthorized"}', 'Unauthorized'],
    ['"message": "The file \\"a\\" is too large.",', 'The file "a" is too large.'],
    ['HTTP/1.1 403 Forbidden  content-type: application/json  {"message":"Forbidden"}', 'Forbidden'],
    ["403 {'message': 'The phone format is invalid.'}", 'The phone format is invalid.'],
    ["Refused: 400 { message: 'No fields provided to update.' }", 'No fields provided to update.'],
    ["array ( 'message' => 'It\\'s over.', )", "It's over."],
    ['Refused: 400 The selected bank name is invalid.', 'The selected bank name is invalid.'],
    ['Refused: 403 {"message":"Forbidden"}', 'Forbidden'],
    [
      'Refused or not sent: [POST] /withdrawals 403: Forbidden The operation needs the scope wapi-withdrawals-create.',
      'Forbidden',
    ],
    ['WapiStatusError: [GET] /user 401: Unauthenticated.', 'Unauthenticated.'],
    ['HTTP/1.1 401 Unauthorized', '401'],
    ['< HTTP/2 429', '429'],
    ['  too many attempts ', 'too many attempts'],
    ['403 Forbidden', '403 Forbidden'],
    ['refused', 'refused'],
  ])('reads the message of %j', (text, message) => {
    expect(extractMessage(text)).toBe(message);
  });

  it.each([
    'No usable response: the request may have moved money. See "After a timeout".',
    'cURL error 28: Operation timed out after 60001 milliseconds with 0 bytes received',
    'curl: (28) Operation timed out',
    'curl: (18) transfer closed with outstanding read data remaining',
    '<html><head><title>502 Bad Gateway</title></head>',
    'Refused: 403 <!DOCTYPE html><html lang="en">',
    '502 Bad Gateway',
    'HTTP/1.1 504 Gateway Time-out',
    '{"message":"Endpoint request timed out"}',
    'Error: connect ETIMEDOUT 192.0.2.1:443',
    'TypeError: fetch failed',
    'DOMException [TimeoutError]: The operation was aborted due to timeout',
    'requests.exceptions.ConnectionError: HTTPSConnectionPool(host=…): Max retries exceeded with url: /wapi',
    `SyntaxError: Unexpected token '<', "<h1>"... is not valid JSON`,
    'json.decoder.JSONDecodeError: Expecting value: line 1 column 1 (char 0)',
    'WapiNetworkError: [POST] /withdrawals: timed out, the request may have been carried out',
  ])('finds no response of the API in %j', (text) => {
    expect(extractMessage(text)).toBe(NO_RESPONSE);
  });

  it.each([
    'timeout',
    'gateway timeout',
    'charge timeout',
    '504',
    'curl',
    'status code',
    'message',
    '<b>',
    '"message"',
  ])('leaves the words %j unchanged', (words) => {
    expect(extractMessage(words)).toBe(words);
  });
});

describe('maskNumbers', () => {
  it('makes messages equal that differ only in a number', () => {
    const masked = maskNumbers('The total must be at least 5.');
    expect(maskNumbers('The total must be at least 0.74.')).toBe(masked);
    expect(maskNumbers('The total must be at least 20,400.')).toBe(masked);
    expect(maskNumbers('The amount must be at least 5.')).not.toBe(masked);
  });
});
