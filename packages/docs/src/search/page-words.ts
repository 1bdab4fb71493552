import { afterTimeout } from '../samples/money.js';

/**
 * Words that readers use for the subject of a page, keyed by the page's address. The words are searched but not shown.
 */
export const PAGE_WORDS: Readonly<Record<string, string>> = {
  '': 'getting started quick start quickstart first call request begin introduction overview postman bruno openapi swagger collection insomnia download base url host python curl',
  'basics/': 'multipart form-data urlencoded content-type json body authorization header',
  'environments/':
    'sandbox account live production server servers base url host hosts countries currencies platforms credentials wapi key keys api authentication ip allow list cidr',
  'errors/': 'codes status 400 401 403 404 405 409 413 422 429 500 502 503 504 troubleshooting failed decline declined',
  'webhooks/':
    'hmac signature verify sha256 hash_hmac callback callbacks notification notifications ipn secret endpoint retry',
  'scopes/': 'permissions rights access',
  'rate-limits/': 'throttling 429 quota retry after',
  'mock/': 'test card cards testing offline simulate simulator fake cors decline declined docker',
  'guides/pay-a-supplier/': 'payout transfer send money',
  'guides/php/': 'curl curl_setopt curlopt_postfields http_build_query $_post guzzle laravel multipart',
  'guides/testing/': 'test card cards numbers sandbox',
  'client/': 'sdk library npm node javascript typescript retry',
  'changes/': 'changelog versions release releases feed rss atom',
  'workflows/sign-in/': 'login signin',
  'workflows/': 'steps sequence examples arazzo',
  [afterTimeout.address]:
    'timeout 502 503 504 gateway unanswered answer lost response twice duplicate double charge retry idempotency idempotent reconcile network',
};
