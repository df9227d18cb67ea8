import type { MiddlewareHandler } from 'hono'
import { resolver, uniqueSymbol } from 'hono-openapi'
import type { z } from 'zod'
import { Refusal } from './contract/refusals.ts'
import { fieldErrorsOf } from './problem.ts'

interface Incoming<S extends z.ZodType, Target extends 'json' | 'query'> {
  in: { [K in Target]: z.input<S> }
  out: { [K in Target]: z.output<S> }
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** Bytes as text; refuses what is not UTF-8, so that no replacement character is ever stored in a citizen's words. */
export function decodeUtf8(bytes: ArrayBuffer | Uint8Array): string {
  try {
    return utf8.decode(bytes)
  } catch {
    throw new Refusal('request/malformed', { detail: 'not UTF-8' })
  }
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new Refusal('request/malformed', { detail: error instanceof Error ? error.message : '' })
  }
}

/** A value by its schema, or a refusal that names each field. */
export function parse<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw new Refusal('request/invalid', { errors: fieldErrorsOf(parsed.error.issues) })
  return parsed.data
}

/** The JSON body by its schema; also what `/api/openapi.json` says about it. */
export function jsonBody<S extends z.ZodType>(
  schema: S,
): MiddlewareHandler<object, string, Incoming<S, 'json'>> {
  const read: MiddlewareHandler<object, string, Incoming<S, 'json'>> = async (c, next) => {
    const value = parseJson(decodeUtf8(await c.req.arrayBuffer()))
    c.req.addValidatedData('json', parse(schema, value) as object)
    await next()
  }
  return Object.assign(read, { [uniqueSymbol]: { target: 'json', ...resolver(schema) } })
}

/** The query string by its schema; a name given twice is refused, for nobody can say which was meant. */
export function queryString<S extends z.ZodType>(
  schema: S,
): MiddlewareHandler<object, string, Incoming<S, 'query'>> {
  const read: MiddlewareHandler<object, string, Incoming<S, 'query'>> = async (c, next) => {
    const values = Object.entries(c.req.queries()).map(([name, given]) => [
      name,
      given.length === 1 ? given[0] : given,
    ])
    c.req.addValidatedData('query', parse(schema, Object.fromEntries(values)) as object)
    await next()
  }
  return Object.assign(read, { [uniqueSymbol]: { target: 'query', ...resolver(schema) } })
}
