import { timingSafeEqual } from 'node:crypto'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { Refusal } from '../contract/refusals.ts'
import { newCode, newToken, sha256 } from '../ids.ts'

const CODE_LENGTH = 12
const WINDOW_S = 15 * 60
/** Wrong codes in a window, whoever sends them. */
const TRIES = 10

/** Proves to the set-up page that its reader also reads what the start prints. Kept in memory: it ends with the process. */
export interface SetUpCode {
  /** To be printed. */
  readonly code: string
  /** Takes the code once; resolves with the token of the browser that gave it. Throws `set-up/wrong-code`, `set-up/too-many-tries`. */
  exchange(typed: string): Promise<string>
  isToken(token: string | undefined): boolean
}

export function makeSetUpCode(): SetUpCode {
  const code = newCode(CODE_LENGTH)
  const tries = new RateLimiterMemory({ points: TRIES, duration: WINDOW_S })
  let token: string | null = null
  return {
    code,
    async exchange(typed) {
      await tries.consume('set-up').catch(() => {
        throw new Refusal('set-up/too-many-tries')
      })
      const tidy = typed.toUpperCase().replace(/[\s-]/g, '')
      if (token !== null || !isSame(tidy, code)) throw new Refusal('set-up/wrong-code')
      token = newToken()
      return token
    },
    isToken: (given) => token !== null && given !== undefined && isSame(given, token),
  }
}

function isSame(a: string, b: string): boolean {
  return timingSafeEqual(Buffer.from(sha256(a)), Buffer.from(sha256(b)))
}
