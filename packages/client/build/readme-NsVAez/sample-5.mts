const bank = { bank_name: 'First Citizens', bank_account: '1234567890', name_in_bank: 'Jane Doe' };
const person = { email: 'jane.doe@example.com', phone: '+18687778899', id_type: 'passport', id_number: 'TB963809' } as const;
const { data: meta } = await wapi.withdrawals.getMeta().orThrow();
const digits = meta.banks.find(({ name }) => name === bank.bank_name)?.account.length;
if (!digits || bank.bank_account.length < digits.min || bank.bank_account.length > (digits.max ?? Infinity)) throw new Error('no such account');
try {
  const payout = { withdrawal_type: 'sub_banked', currency: 'TTD', amount: '100.00', ...person, ...bank } as const;
  const { data: withdrawal } = await wapi.withdrawals.create(payout).orThrow();
  console.log(withdrawal.transaction_id, withdrawal.fee_amount);
} catch (error) {
  if (isWapiError(error) && error.maybeSent) console.error('may be paid: see "After a timeout"');
  throw error;
}

export {};
