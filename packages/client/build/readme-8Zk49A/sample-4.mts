const { data: transaction } = await wapi.transactions.retrieve('SB-32-55179-A-1001-20260202232018').orThrow();
if (transaction.status === 'success' && transaction.status_desc === 'Normal') {
  console.log(transaction.order_id, transaction.total_credited, transaction.currency_credited);
}

export {};
