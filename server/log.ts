import { type Logger, pino } from 'pino'

export type Log = Logger

/** One logger. ERROR means that a person must act; what a citizen wrote or who they are is cut before it is written. */
export function createLog(level: string): Log {
  return pino({
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
  })
}
