// A worker that does what its task says: the ways in which a worker can be lost, without a document.
const kept = []
let isReady = false

process.on('message', (message) => {
  if (!isReady) {
    if (message.dies === true) process.exit(7)
    process.send(message.refused === undefined ? { ready: true } : { refused: message.refused })
    isReady = true
    return
  }
  if (message === 'abort') process.abort()
  if (message === 'exit') process.exit(3)
  if (message === 'hang') for (;;);
  if (message === 'eat') for (;;) kept.push(Array.from({ length: 100_000 }, (_, index) => ({ index })))
  process.send({ answer: message === 'who' ? process.pid : message })
})
process.on('disconnect', () => process.exit())
