import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { MAX_IMPORT_BYTES as MAX_KEPT_FILE_BYTES } from './contract/imports/import-fields.ts'
import { Refusal } from './contract/refusals.ts'
import { requestHeader } from './request-header.ts'

const MIB = 1024 * 1024
const MAX_JSON_BYTES = 2 * MIB
/** Photos of items may come along. */
const MAX_CHANNEL_BYTES = 32 * MIB
const MAX_IMPORT_BYTES = 64 * MIB
/** A picture or document of at most 8 MiB is read; a larger one is told so by the route. */
const MAX_FILE_BYTES = 9 * MIB

const tooLarge = (): never => {
  throw new Refusal('request/too-large')
}

/**
 * Refuses a body that is larger than it may be. What says its length is judged by that (HTTP takes no more than it says),
 * because looking at the body itself costs more than a tap; only what comes in chunks is counted as it comes.
 */
function limit(maxSize: number): MiddlewareHandler {
  const countChunks = bodyLimit({ maxSize, onError: tooLarge })
  return (c, next) => {
    if (c.req.method === 'GET') return next()
    const length = requestHeader(c, 'content-length')
    if (length === undefined || requestHeader(c, 'transfer-encoding') !== undefined)
      return countChunks(c, next)
    return Number(length) > maxSize ? tooLarge() : next()
  }
}

/** A file that is kept as it streams in: whoever keeps it counts the chunks, which must not be gathered here. */
const limitKeptFile: MiddlewareHandler = (c, next) =>
  Number(requestHeader(c, 'content-length') ?? 0) > MAX_KEPT_FILE_BYTES ? tooLarge() : next()

const limitJson = limit(MAX_JSON_BYTES)
const limitImport = limit(MAX_IMPORT_BYTES)
const limitChannel = limit(MAX_CHANNEL_BYTES)
const limitFile = limit(MAX_FILE_BYTES)
const FILES = /^\/api\/(?:ballots\/(?:[^/]+\/scans|file)|feedback\/[^/]+\/files)$/

export const limitBody: MiddlewareHandler = (c, next) =>
  c.req.path === '/api/imports'
    ? limitImport(c, next)
    : c.req.path === '/api/import-jobs'
      ? limitKeptFile(c, next)
      : FILES.test(c.req.path)
        ? limitFile(c, next)
        : c.req.path.startsWith('/api/channels/')
          ? limitChannel(c, next)
          : limitJson(c, next)
