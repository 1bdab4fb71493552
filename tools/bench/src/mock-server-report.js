// Loaded into each server that is measured: tells the process that measures what the server has used so far.
process.on('message', () => process.send?.({ cpu: process.cpuUsage(), rss: process.memoryUsage().rss }));
process.on('SIGTERM', () => process.exit(0));
