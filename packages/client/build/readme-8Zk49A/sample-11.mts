import { createWapiWith, getUserProfile } from '@wapi/client/operations';

const key = process.env.WAPI_KEY ?? '';
const small = createWapiWith({ getUserProfile }, { platform: 'tt', environment: 'sandbox', auth: { key } });
const { data } = await small.getUserProfile().orThrow();
console.log(data.first_name);

export {};
