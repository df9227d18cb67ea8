import { describeMachine, median, type Print } from './machine.ts'
import { postgresStore } from './office.ts'
import { askServer, fire, startServer, stopServer } from './tap-load.ts'

const PROCESSES = [1, 2, 4]
/** To each process, a tablet each. */
const CONNECTIONS = 64
const ROUNDS = 3
const SECONDS = 4
/** A tap of four processes may cost so much of what it costs one. */
const DEARER = 1.2

/** What a tap costs where several processes share one PostgreSQL, in CPU of all of them together. */
export async function benchProcesses(print: Print): Promise<void> {
  print(
    `processes · ${describeMachine()} · PostgreSQL · ${CONNECTIONS} connections each, medians of ${ROUNDS}`,
  )
  const store = await postgresStore()
  let alone: number | undefined
  try {
    for (const count of PROCESSES) {
      const url = await store.newUrl()
      const first = await startServer(CONNECTIONS * count, url)
      const others = await Promise.all(Array.from({ length: count - 1 }, () => startServer(0, url)))
      const servers = [first, ...others]
      const cpuMs = async () => {
        const used = await Promise.all(
          servers.map(({ child }) => askServer<{ cpuMs: number }>(child, 'used')),
        )
        return used.reduce((sum, each) => sum + each.cpuMs, 0)
      }
      const each = { perRequest: 1, connections: CONNECTIONS, seconds: SECONDS }
      const round = async () => {
        const before = await cpuMs()
        const shares = await Promise.all(
          servers.map(({ ready: { url } }, index) => {
            const tokens = first.ready.tokens.slice(index * CONNECTIONS, (index + 1) * CONNECTIONS)
            return fire(url, { ...first.ready, tokens }, each)
          }),
        )
        const accepted = shares.reduce((sum, share) => sum + share.accepted, 0)
        return {
          rate: shares.reduce((sum, share) => sum + share.requestsPerSecond, 0),
          cpuMs: ((await cpuMs()) - before) / accepted,
        }
      }
      await round()
      const rounds: Awaited<ReturnType<typeof round>>[] = []
      while (rounds.length < ROUNDS) rounds.push(await round())
      const cost = median(rounds.map((one) => one.cpuMs))
      alone ??= cost
      const size = `${count} ${count === 1 ? 'process' : 'processes'}`
      print.figure({
        name: 'taps, one a request',
        size,
        value: median(rounds.map(({ rate }) => rate)),
        unit: '/s',
        cpuMs: cost,
      })
      print.figure({
        name: 'a tap, against one process',
        size,
        value: cost,
        unit: 'CPU ms',
        floor: alone,
        goal: { of: 'ratio', atMost: DEARER },
      })
      for (const { child } of servers.toReversed()) await stopServer(child)
    }
  } finally {
    await store.remove()
  }
}
