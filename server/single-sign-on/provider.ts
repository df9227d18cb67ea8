import type { Configuration } from 'openid-client'
import type { Service } from '../context.ts'
import { Refusal } from '../contract/refusals.ts'
import type { ChallengeBody } from '../sign-in/challenges.ts'
import type { SignOnSettings } from './sign-on-file.ts'

/** A provider that does not answer must not hold a browser for long. */
const TIMEOUT_S = 10

/** Loaded when somebody first signs in so. */
const library = () => import('openid-client')

/** What a provider says of somebody, after everything about its answer was checked. */
export interface OutsidePerson {
  readonly issuer: string
  readonly subject: string
  readonly claims: Readonly<Record<string, unknown>>
}

interface Provider {
  /** Where the browser is sent, and what is to be kept until it comes back. Throws `single-sign-on/no-answer`. */
  begin(): Promise<{ readonly url: URL; readonly kept: ChallengeBody<'single-sign-on'> }>
  /** Who came back. Throws `single-sign-on/refused`, `single-sign-on/no-answer`. */
  finish(search: string, kept: ChallengeBody<'single-sign-on'>): Promise<OutsidePerson>
  /** Where to sign out there too; null where the provider has no such page. */
  signOutUrl(): Promise<string | null>
}

/** The provider of `SIGN_ON_FILE`: code flow with PKCE, state and nonce. What it says of itself is asked for once. */
export function openProvider({ config, log }: Service, settings: SignOnSettings): Provider {
  const home = config.publicUrl ?? ''
  const returnUrl = `${home}${RETURN_PATH}`
  let asked: Promise<Configuration> | undefined

  const discover = async (): Promise<Configuration> => {
    const client = await library()
    return client.discovery(
      new URL(settings.issuer),
      settings.clientId,
      undefined,
      config.signOnSecret === null ? client.None() : client.ClientSecretPost(config.signOnSecret),
      { timeout: TIMEOUT_S, ...(settings.allowHttp ? { execute: [client.allowInsecureRequests] } : {}) },
    )
  }
  const provider = async (): Promise<Configuration> => {
    asked ??= discover()
    try {
      return await asked
    } catch (err) {
      // Down now is not down for ever.
      asked = undefined
      log.warn({ err }, 'the single sign-on does not answer')
      throw new Refusal('single-sign-on/no-answer')
    }
  }

  return {
    async begin() {
      const [client, known] = [await library(), await provider()]
      const kept = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        verifier: client.randomPKCECodeVerifier(),
      }
      const url = client.buildAuthorizationUrl(known, {
        redirect_uri: returnUrl,
        scope: settings.scope,
        state: kept.state,
        nonce: kept.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(kept.verifier),
        code_challenge_method: 'S256',
      })
      return { url, kept }
    },

    async finish(search, { state, nonce, verifier }) {
      const [client, known] = [await library(), await provider()]
      try {
        const tokens = await client.authorizationCodeGrant(known, new URL(`${returnUrl}${search}`), {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        })
        const claims = tokens.claims()
        if (!claims) throw new Error('no claims')
        return { issuer: claims.iss, subject: claims.sub, claims }
      } catch (err) {
        // The reason is for whoever runs the server; it holds no token.
        const isSilent = err instanceof TypeError || (err instanceof Error && err.name === 'TimeoutError')
        log.warn({ reason: err instanceof Error ? err.message : '' }, 'a single sign-on was refused')
        throw new Refusal(isSilent ? 'single-sign-on/no-answer' : 'single-sign-on/refused')
      }
    },

    async signOutUrl() {
      const known = await provider().catch(() => undefined)
      if (known?.serverMetadata().end_session_endpoint === undefined) return null
      const client = await library()
      return client.buildEndSessionUrl(known, { post_logout_redirect_uri: `${home}/app/` }).href
    },
  }
}

export const RETURN_PATH = '/api/session/single-sign-on/return'
