// Loaded before the server by `npm start`: when the process that started it is killed, the server stops as if asked to.
process.channel?.unref()
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
