const since = Date.parse('2026-02-02T22:20:18Z'); // an hour before the charge, because clocks differ
for await (const { order_id, transaction_id, status, date } of wapi.transactions.list({ environment: 'sandbox', page_size: 100 })) {
  if (Date.parse(date) < since) break; // inferred: the latest come first; omit this line to be sure
  if (order_id === 'A-1001') console.log(transaction_id, status);
}

export {};
