import type { Env, MiddlewareHandler } from 'hono'
import { uniqueSymbol } from 'hono-openapi'
import type { Permission } from './contract/permissions.ts'

/** By what a caller is let in: names of the API description. */
export type LetInBy = 'session' | 'tablet' | 'signature1022' | 'webhookSignature' | 'apiKey'

interface Door {
  readonly by: LetInBy
  readonly permission?: Permission
}

/** A guard that says in `/api/openapi.json` whom it lets in, so that nobody writes it twice. */
export function describedAs<E extends Env>(guard: MiddlewareHandler<E>, door: Door): MiddlewareHandler<E> {
  return Object.assign(guard, { [uniqueSymbol]: { spec: doorSpec(door) } })
}

function doorSpec({ by, permission }: Door) {
  return { security: [{ [by]: [] }], ...(permission ? { 'x-permissions': [permission] } : {}) }
}

/** What a route's action asks for beyond its guard: that is told, and nothing is checked here. */
export function alsoNeeds(permission: Permission): MiddlewareHandler {
  return Object.assign(((_c, next) => next()) satisfies MiddlewareHandler, {
    [uniqueSymbol]: { spec: { 'x-permissions': [permission] } },
  })
}
