/** Loaded into the server ahead of it: when the launcher is killed, the server ends too instead of holding the port. */
process.once('disconnect', () => process.exit(1));
process.channel?.unref();
