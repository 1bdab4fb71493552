const bank = { bank_name: 'First Citizens', bank_account: '1234567890', name_in_bank: 'Jane Doe' };
const result = await wapi.user.createLocalBank(bank);
if (result.status === 201) console.log(result.data.message);
else if (result.status === 409) await wapi.user.updateLocalBank(bank).orThrow();
else throw new Error(result.error.message);

export {};
