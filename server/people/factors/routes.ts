import { type Context as HonoContext, Hono } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { describeRoute } from 'hono-openapi'
import type { Service } from '../../context.ts'
import {
  FactorRuleInput,
  FirstCode,
  NewPasskey,
  PasskeyName,
  PresentPassword,
} from '../../contract/people/factors.ts'
import { sha256 } from '../../ids.ts'
import { changeFactorRule, showFactorRule } from '../../organisation/factor-rule.ts'
import { jsonBody } from '../../read-input.ts'
import { SESSION_COOKIE, staff, type StaffEnv } from '../../sign-in/authenticate.ts'
import { PASSKEY_COOKIE, stepCookie } from '../../sign-in/step-cookie.ts'
import { beginCodes, confirmCodes, removeCodes, renewRecoveryCodes } from './own-codes.ts'
import { addOwnPasskey, beginOwnPasskey, removeOwnPasskey, renameOwnPasskey } from './own-passkeys.ts'
import { showFactors } from './show-factors.ts'
import { takeAwayFactors } from './take-away-factors.ts'

/** Second factors and passkeys: one's own, those an administrator takes away, and who needs one. */
export function factorRoutes(service: Service) {
  const signedIn = staff(service)
  const manages = staff(service, 'organisation/manage')
  const tags = ['people']
  const ownToken = (c: HonoContext) => sha256(getCookie(c, SESSION_COOKIE) ?? '')
  return new Hono<StaffEnv>()
    .get(
      '/api/account/factors',
      describeRoute({ summary: 'What one’s own account is proved by', tags }),
      signedIn,
      async (c) => c.json(await showFactors(c.var.ctx)),
    )
    .post(
      '/api/account/codes',
      describeRoute({ summary: 'A secret for an app that makes one-time codes', tags }),
      signedIn,
      jsonBody(PresentPassword),
      async (c) => c.json(await beginCodes(c.var.ctx, ownToken(c), c.req.valid('json').present), 201),
    )
    .post(
      '/api/account/codes/confirm',
      describeRoute({ summary: 'A first code turns them on; the answer has the recovery codes', tags }),
      signedIn,
      jsonBody(FirstCode),
      async (c) => c.json(await confirmCodes(c.var.ctx, ownToken(c), c.req.valid('json').code)),
    )
    .post(
      '/api/account/codes/remove',
      describeRoute({ summary: 'Ask for no one-time codes any more', tags }),
      signedIn,
      jsonBody(PresentPassword),
      async (c) => {
        await removeCodes(c.var.ctx, ownToken(c), c.req.valid('json').present)
        return c.body(null, 204)
      },
    )
    .post(
      '/api/account/recovery-codes',
      describeRoute({ summary: 'Ten other recovery codes', tags }),
      signedIn,
      jsonBody(PresentPassword),
      async (c) => c.json(await renewRecoveryCodes(c.var.ctx, ownToken(c), c.req.valid('json').present), 201),
    )
    .post(
      '/api/account/passkeys/options',
      describeRoute({ summary: 'What a browser needs to make a passkey', tags }),
      signedIn,
      jsonBody(PresentPassword),
      async (c) => {
        const { options, token } = await beginOwnPasskey(c.var.ctx, ownToken(c), c.req.valid('json').present)
        setCookie(c, PASSKEY_COOKIE, token, stepCookie(service, '/api/account'))
        return c.json(options)
      },
    )
    .post(
      '/api/account/passkeys',
      describeRoute({ summary: 'Add the passkey that was just made', tags }),
      signedIn,
      jsonBody(NewPasskey),
      async (c) => {
        const token = getCookie(c, PASSKEY_COOKIE) ?? ''
        await addOwnPasskey(c.var.ctx, ownToken(c), { ...c.req.valid('json'), token })
        return c.body(null, 204)
      },
    )
    .post(
      '/api/account/passkeys/:id/name',
      describeRoute({ summary: 'Call a passkey something else', tags }),
      signedIn,
      jsonBody(PasskeyName),
      async (c) => {
        await renameOwnPasskey(c.var.ctx, c.req.param('id'), c.req.valid('json').name)
        return c.body(null, 204)
      },
    )
    .post(
      '/api/account/passkeys/:id/remove',
      describeRoute({ summary: 'Take a passkey away', tags }),
      signedIn,
      jsonBody(PresentPassword),
      async (c) => {
        const { present } = c.req.valid('json')
        await removeOwnPasskey(c.var.ctx, ownToken(c), { passkeyId: c.req.param('id'), present })
        return c.body(null, 204)
      },
    )
    .post(
      '/api/people/:id/factors/remove',
      describeRoute({ summary: 'Take away the second factors of somebody who lost theirs', tags }),
      manages,
      async (c) => {
        await takeAwayFactors(c.var.ctx, c.req.param('id'))
        return c.body(null, 204)
      },
    )
    .get(
      '/api/second-factor-rule',
      describeRoute({ summary: 'Within how many days wide rights need a second factor', tags }),
      manages,
      async (c) => c.json(await showFactorRule(c.var.ctx)),
    )
    .post(
      '/api/second-factor-rule',
      describeRoute({ summary: 'Decide so', tags }),
      manages,
      jsonBody(FactorRuleInput),
      async (c) => {
        await changeFactorRule(c.var.ctx, c.req.valid('json'))
        return c.body(null, 204)
      },
    )
}
