import { fileFromPath } from '@wapi/client/node';

await wapi.user.createPicture({ picture: await fileFromPath('/srv/uploads/17', { filename: 'me.png' }) });

export {};
