import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

export interface CuttableNetwork {
  /** The address of the target, by way of this network. */
  readonly url: string
  /** Tears every connection, in the middle of whatever it carries; nobody gets through any more. */
  cut(): void
  mend(): void
  stop(): Promise<void>
}

/** A network in front of a server that can be cut. */
export async function startNetwork(target: string): Promise<CuttableNetwork> {
  const { hostname, port } = new URL(target)
  const sockets = new Set<Socket>()
  let isCut = false
  const tearAll = (): void => {
    for (const socket of sockets) socket.destroy()
  }
  const server = createServer((near) => {
    if (isCut) return void near.destroy()
    const far = connect(Number(port), hostname)
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(socket)
      socket.on('error', () => undefined)
      socket.on('close', () => {
        sockets.delete(socket)
        other.destroy()
      })
      socket.pipe(other)
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = new URL(target)
  url.port = String((server.address() as AddressInfo).port)
  return {
    url: target.startsWith('http') ? url.origin : url.href,
    cut: () => {
      isCut = true
      tearAll()
    },
    mend: () => {
      isCut = false
    },
    stop: async () => {
      tearAll()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}
