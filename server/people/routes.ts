import { Hono } from 'hono'
import { getCookie } from 'hono/cookie'
import { describeRoute } from 'hono-openapi'
import { clientAddress } from '../client-address.ts'
import type { Service } from '../context.ts'
import {
  AccountChange,
  AccountQuery,
  AskLink,
  ChangeOwnPassword,
  EndSessions,
  GrantDays,
  InvitationInput,
  LinkToken,
  UseLink,
} from '../contract/people/accounts.ts'
import { sha256 } from '../ids.ts'
import { jsonBody, queryString } from '../read-input.ts'
import { SESSION_COOKIE, staff, type StaffEnv } from '../sign-in/authenticate.ts'
import { countSignInTry } from '../sign-in/throttle.ts'
import { askLink, invitePerson, readLink, renewLink, useLink } from './account-links.ts'
import { changeGrantDays, endGrant } from './change-grant.ts'
import { changeOwnPassword } from './change-own-password.ts'
import {
  changePerson,
  closePerson,
  endOwnSessions,
  endSessionsOf,
  openPerson,
  unlockPerson,
} from './change-person.ts'
import { listPeoplePage } from './list-accounts.ts'
import { showAccount, showOwnAccount } from './show-account.ts'

/** Accounts: of the people in an administrator's units, and one's own. */
export function peopleRoutes(service: Service) {
  const manages = staff(service, 'organisation/manage')
  const tags = ['people']
  const ownToken = (c: Parameters<typeof getCookie>[0]) => sha256(getCookie(c, SESSION_COOKIE) ?? '')
  return new Hono<StaffEnv>()
    .get(
      '/api/people',
      describeRoute({ summary: 'People, a page at a time', tags }),
      manages,
      queryString(AccountQuery),
      async (c) => c.json(await listPeoplePage(c.var.ctx, c.req.valid('query'))),
    )
    .post(
      '/api/people/invite',
      describeRoute({ summary: 'Add a person who chooses their password by a link', tags }),
      manages,
      jsonBody(InvitationInput),
      async (c) => c.json(await invitePerson(c.var.ctx, c.req.valid('json')), 201),
    )
    .get('/api/people/:id', describeRoute({ summary: 'An account', tags }), manages, async (c) =>
      c.json(await showAccount(c.var.ctx, c.req.param('id'))),
    )
    .patch(
      '/api/people/:id',
      describeRoute({ summary: 'Change a name, an address or a language', tags }),
      manages,
      jsonBody(AccountChange),
      async (c) => {
        await changePerson(c.var.ctx, c.req.param('id'), c.req.valid('json'))
        return c.body(null, 204)
      },
    )
    .post(
      '/api/people/:id/link',
      describeRoute({ summary: 'A new link to choose a password by; the old one is over', tags }),
      manages,
      async (c) => c.json(await renewLink(c.var.ctx, c.req.param('id')), 201),
    )
    .post(
      '/api/people/:id/close',
      describeRoute({ summary: 'Close an account', tags }),
      manages,
      async (c) => {
        await closePerson(c.var.ctx, c.req.param('id'))
        return c.body(null, 204)
      },
    )
    .post(
      '/api/people/:id/open',
      describeRoute({ summary: 'Open a closed account again', tags }),
      manages,
      async (c) => {
        await openPerson(c.var.ctx, c.req.param('id'))
        return c.body(null, 204)
      },
    )
    .post(
      '/api/people/:id/unlock',
      describeRoute({ summary: 'Let somebody in again after too many wrong passwords', tags }),
      manages,
      async (c) => {
        await unlockPerson(c.var.ctx, c.req.param('id'))
        return c.body(null, 204)
      },
    )
    .post(
      '/api/people/:id/sessions/end',
      describeRoute({ summary: 'End a session of somebody, or all', tags }),
      manages,
      jsonBody(EndSessions),
      async (c) =>
        c.json({ ended: await endSessionsOf(c.var.ctx, c.req.param('id'), c.req.valid('json').session) }),
    )
    .post(
      '/api/grants/:id/days',
      describeRoute({ summary: 'Change from when until when a role holds', tags }),
      manages,
      jsonBody(GrantDays),
      async (c) => {
        await changeGrantDays(c.var.ctx, c.req.param('id'), c.req.valid('json'))
        return c.body(null, 204)
      },
    )
    .post('/api/grants/:id/end', describeRoute({ summary: 'End a role today', tags }), manages, async (c) => {
      await endGrant(c.var.ctx, c.req.param('id'))
      return c.body(null, 204)
    })
    .get('/api/account', describeRoute({ summary: 'One’s own account', tags }), staff(service), async (c) =>
      c.json(await showOwnAccount(c.var.ctx, ownToken(c))),
    )
    .post(
      '/api/account/password',
      describeRoute({ summary: 'Change one’s own password; every other session ends', tags }),
      staff(service),
      jsonBody(ChangeOwnPassword),
      async (c) => {
        await changeOwnPassword(c.var.ctx, ownToken(c), c.req.valid('json'))
        return c.body(null, 204)
      },
    )
    .post(
      '/api/account/sessions/end',
      describeRoute({ summary: 'End one of one’s own sessions, or all others', tags }),
      staff(service),
      jsonBody(EndSessions),
      async (c) =>
        c.json({ ended: await endOwnSessions(c.var.ctx, ownToken(c), c.req.valid('json').session) }),
    )
    .post(
      '/api/account-links/read',
      describeRoute({ summary: 'Whose link it is', tags }),
      jsonBody(LinkToken),
      async (c) => c.json(await readLink(service, c.req.valid('json').token)),
    )
    .post(
      '/api/account-links/use',
      describeRoute({ summary: 'Choose a password by a link', tags }),
      jsonBody(UseLink),
      async (c) => {
        const { token, password } = c.req.valid('json')
        await useLink(service, token, password)
        return c.body(null, 204)
      },
    )
    .post(
      '/api/account-links/ask',
      describeRoute({ summary: 'Ask for a link by mail; the answer is always the same', tags }),
      jsonBody(AskLink),
      async (c) => {
        const { username } = c.req.valid('json')
        const address = `asks ${clientAddress(c, service.config.trustProxy)}`
        await countSignInTry(service, { username: `asks ${username}`, deviceId: undefined, address })
        askLink(service, username)
        return c.body(null, 204)
      },
    )
}
