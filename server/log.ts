import type { Context } from 'hono'
import { routePath } from 'hono/route'
import { type DestinationStream, type Logger, type LoggerOptions, pino } from 'pino'

export type Log = Logger

/**
 * What an entry tells of a request. The route as it is written, never the address: that holds tracking codes and the
 * letters' own tokens.
 */
export function requestOf(c: Context): { readonly method: string; readonly route: string } {
  return { method: c.req.method, route: routePath(c) }
}

/** One logger. ERROR means that a person must act; what a citizen wrote or who they are is cut before it is written. */
export function createLog(level: string, destination?: DestinationStream): Log {
  const options: LoggerOptions = {
    level,
    base: null,
    redact: {
      paths: [
        '*.phone',
        '*.email',
        '*.password',
        '*.text',
        '*.token',
        'headers.authorization',
        'headers.cookie',
      ],
      censor: '…',
    },
  }
  return destination ? pino(options, destination) : pino(options)
}
