import { fileTokenStore } from '@wapi/client/node';

const store = fileTokenStore('/var/lib/shop/wapi-tokens.json'); // for auth

export {};
