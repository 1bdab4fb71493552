createWapi({ platform: 'tt', environment: 'sandbox', auth: { key }, on: { response: ({ span, status }) => console.log(span.name, status) } });

export {};
