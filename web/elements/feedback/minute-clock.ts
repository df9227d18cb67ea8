import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { serverNow } from '../../session.ts'

const hosts = new Set<ReactiveControllerHost>()
let timer: ReturnType<typeof setInterval> | undefined

/** Renders its host once a minute (never oftener: a list that ticks distracts) and gives it the server's time. */
export class MinuteClock implements ReactiveController {
  private readonly host: ReactiveControllerHost

  constructor(host: ReactiveControllerHost) {
    this.host = host
    host.addController(this)
  }

  get now(): Date {
    return serverNow()
  }

  hostConnected(): void {
    hosts.add(this.host)
    timer ??= setInterval(() => {
      for (const host of hosts) host.requestUpdate()
    }, 60_000)
  }

  hostDisconnected(): void {
    hosts.delete(this.host)
    if (hosts.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}
