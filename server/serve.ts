import type { Server } from 'node:http'
import { serve as serveHono } from '@hono/node-server'
import { createApp } from './app.ts'
import type { Service } from './context.ts'
import { createJobs } from './jobs/jobs.ts'
import { startScheduler } from './jobs/scheduler.ts'
import { closeService } from './open-service.ts'

interface Running {
  readonly url: string
  /** Stops taking requests, waits for those under way, writes what was acknowledged, closes the database. */
  stop(): Promise<void>
}

/** Serves on the configured host and port (0: any free one). */
export async function serve(service: Service): Promise<Running> {
  const app = createApp(service)
  const { host, port } = service.config
  const server = await new Promise<Server>((resolve, reject) => {
    const listening = serveHono({ fetch: app.http.fetch, hostname: host, port }, () =>
      resolve(listening as Server),
    )
    listening.on('error', reject)
  })
  const scheduler = startScheduler(service, createJobs(service))
  void scheduler.tick()
  const address = server.address()
  const actualPort = typeof address === 'object' && address !== null ? address.port : port
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${actualPort}`,
    stop: async () => {
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeIdleConnections()
      })
      await scheduler.stop()
      await app.drain()
      await closeService(service)
    },
  }
}
