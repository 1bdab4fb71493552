/** The URL of the local mock, and a persona that every mock has. */
export const localMock = { url: 'http://127.0.0.1:4010/wapi', email: 'wapi@test.com', password: 'Passw0rd!' } as const;
