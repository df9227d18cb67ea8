import type { Server, ServerOptions } from 'node:http'
import { serve as serveHono } from '@hono/node-server'
import { createApp } from './app.ts'
import type { Service } from './context.ts'
import { createServing } from './keeping/serving.ts'
import { createJobs } from './jobs/jobs.ts'
import { startScheduler } from './jobs/scheduler.ts'
import type { SetUp } from './set-up/gate.ts'
import { closeService } from './open-service.ts'

interface Running {
  readonly url: string
  /** Stops taking requests, waits for those under way, writes what was acknowledged, closes the database. */
  stop(): Promise<void>
}

/** How long a request under way may still take once the service ends; then its connection is cut. */
const FINISH_MS = 5_000

/**
 * How long a caller may take to send the headers of a request, and all of it: whoever drips is answered 408 and cut off. Two
 * minutes are enough for a photo by telephone.
 */
const PATIENCE = {
  headersTimeout: 15_000,
  requestTimeout: 120_000,
  connectionsCheckingInterval: 5_000,
} as const satisfies ServerOptions

/**
 * Serves on the configured host and port (0: any free one). The service's database is its own from now on: it closes it
 * at the end, and where it cannot listen.
 */
export async function serve(
  service: Service,
  patience: ServerOptions = PATIENCE,
  setUp: SetUp | null = null,
): Promise<Running> {
  const app = createApp(service, setUp)
  const { host, port } = service.config
  const closeDatabase = async (): Promise<void> => {
    await app.drain()
    await closeService(service)
  }
  const server = await listen(app.http.fetch, host, port, patience).catch(async (error: unknown) => {
    await closeDatabase()
    throw error
  })
  const serving = createServing(service)
  const scheduler = startScheduler(service, [serving.job, ...createJobs(service)], app.jobEnded)
  void scheduler.tick()
  const address = server.address()
  const actualPort = typeof address === 'object' && address !== null ? address.port : port
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${actualPort}`,
    stop: async () => {
      app.end()
      await close(server)
      await scheduler.stop()
      await serving.end()
      await closeDatabase()
    },
  }
}

/** Throws a sentence that names the variable where the address cannot be had. */
function listen(
  fetch: ReturnType<typeof createApp>['http']['fetch'],
  host: string,
  port: number,
  serverOptions: ServerOptions,
): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = serveHono({ fetch, hostname: host, port, serverOptions }, () => resolve(server as Server))
    server.on('error', (error: NodeJS.ErrnoException) => reject(cannotListen(error, host, port)))
  })
}

function cannotListen(error: NodeJS.ErrnoException, host: string, port: number): Error {
  const why = {
    EADDRINUSE: `PORT: another program listens on port ${port} of ${host} already`,
    EACCES: `PORT: this user may not listen on port ${port}`,
  }[error.code ?? '']
  return new Error(why ?? `HOST: cannot listen on ${host}: ${error.message}`, { cause: error })
}

/** Resolves when no connection is left: those at rest end at once, the others with their answer. */
async function close(server: Server): Promise<void> {
  const tooLong = setTimeout(() => server.closeAllConnections(), FINISH_MS)
  await new Promise<void>((resolve) => {
    server.close(() => resolve())
    server.closeIdleConnections()
  })
  clearTimeout(tooLong)
}
