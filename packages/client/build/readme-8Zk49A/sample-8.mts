for await (const { transaction_id, amount } of wapi.withdrawals.list({ status: [0, 4], start_date: '2025-03-01' })) {
  console.log(transaction_id, amount);
}

export {};
