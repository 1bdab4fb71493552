// Load this file before each measured server. It sends the CPU time and memory that the server has used so far.
process.on('message', () => process.send?.({ cpu: process.cpuUsage(), rss: process.memoryUsage().rss }));
process.on('SIGTERM', () => process.exit(0));
// The parent is gone.
process.once('disconnect', () => process.exit(0));
