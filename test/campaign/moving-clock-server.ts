import { readConfig } from '../../server/config.ts'
import { openService } from '../../server/open-service.ts'
import { serve } from '../../server/serve.ts'

/*
 * The service with a clock that its parent moves: each message is how far it is ahead of the machine's, in milliseconds
 * (behind, where negative). Ends on SIGTERM.
 */
let aheadMs = 0
process.on('message', (message) => {
  aheadMs = Number(message)
})

const service = await openService(readConfig(process.env), { now: () => Date.now() + aheadMs })
const running = await serve(service)
process.once('SIGTERM', () => {
  process.disconnect()
  void running.stop()
})
console.log(`listening on ${running.url}`)
