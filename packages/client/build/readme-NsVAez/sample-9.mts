for await (const { items, page, pageCount, total } of wapi.transactions.list({ environment: 'live', page_size: 100 }).pages()) {
  console.log(`${items.length} of ${total}, page ${page} of ${pageCount}`);
}

export {};
