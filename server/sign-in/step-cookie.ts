import type { CookieOptions } from 'hono/utils/cookie'
import type { Service } from '../context.ts'
import { CHALLENGE_MS } from './challenges.ts'

/** Tokens of what waits for its other half: the step after a password, a passkey, a single sign-on. */
export const STEP_COOKIE = 'hailong_step'
export const PASSKEY_COOKIE = 'hailong_passkey'

/** Out of reach of scripts and other sites; Lax, for a single sign-on comes back by a link. */
export function safeCookie({ config }: Pick<Service, 'config'>) {
  return {
    httpOnly: true,
    sameSite: 'Lax',
    path: '/',
    secure: config.publicUrl?.startsWith('https:') ?? false,
  } as const satisfies CookieOptions
}

export function stepCookie(service: Pick<Service, 'config'>, path: string) {
  return { ...safeCookie(service), path, maxAge: CHALLENGE_MS / 1000 }
}
