import type { Words } from '../contract/language.ts'
import { findPersonByUsername, listPeople } from '../../db/queries/people.ts'
import type { Context } from '../context.ts'
import { GrantInput, PersonInput } from '../contract/people.ts'
import { Refusal } from '../contract/refusals.ts'
import { groupBy } from '../domain/group-by.ts'
import { localDay } from '../domain/local-time.ts'
import { newToken } from '../ids.ts'
import { addPerson } from '../organisation/add-person.ts'
import { changePassword, closeAccount, endSessions } from '../organisation/change-account.ts'
import { decideGrant, listGrantsToDecide } from '../organisation/decide-grant.ts'
import { grantRole } from '../organisation/grant-role.ts'
import { renewLink } from '../people/account-links.ts'
import { openPerson, unlockPerson } from '../people/change-person.ts'
import { takeAwayFactors } from '../people/factors/take-away-factors.ts'
import { type Command, type Print, say, UsageError } from './command.ts'
import { readInput, readOptions } from './options.ts'
import { withService } from './with-service.ts'

const GENERATED_LENGTH = 16

export const user: Command = {
  usage: [
    'user add USERNAME --role ROLE [--unit CODE] [--name NAME] [--email EMAIL]',
    'user grant USERNAME --role ROLE [--unit CODE]',
    'user confirm [ID]',
    'user password USERNAME',
    'user sign-out USERNAME',
    'user close USERNAME',
    'user open USERNAME',
    'user unlock USERNAME',
    'user link USERNAME',
    'user factors USERNAME',
    'user list',
  ].join(' | '),
  does: {
    vi: 'thêm người, trao thêm quyền, xác nhận quyền do quản trị trao, đổi mật khẩu (lấy từ HAILONG_PASSWORD, hoặc tạo và in ra), kết thúc phiên, đóng hay mở lại tài khoản, bỏ khoá, gỡ xác thực hai bước, tạo đường dẫn đặt mật khẩu, liệt kê mọi người',
    en: 'add a person, give a further role, confirm what an administrator gave, change a password (from HAILONG_PASSWORD, or one is made and printed), end sessions, close an account or open it again, lift a lock, make a link to choose a password by, take away the second factors of somebody who lost theirs, list everybody',
  },
  async run({ args, config, print }) {
    const { values, positionals } = readOptions(
      args,
      {
        role: { type: 'string' },
        unit: { type: 'string', default: 'ROOT' },
        name: { type: 'string' },
        email: { type: 'string' },
      },
      2,
    )
    const [verb = '', name = ''] = positionals
    const act = Object.hasOwn(VERBS, verb) ? VERBS[verb] : undefined
    if (!act) throw new UsageError(say(Object.keys(VERBS).join(', ')))
    if (act.needsName && name === '')
      throw new UsageError({ vi: 'hãy ghi tên tài khoản', en: 'name the account' })
    await act.run({ username: name, values, print, inService: (work) => withService(config, work) })
    return 0
  },
}

interface Asked {
  readonly username: string
  readonly values: {
    readonly role?: string | undefined
    readonly unit: string
    readonly name?: string | undefined
    readonly email?: string | undefined
  }
  readonly print: Print
  readonly inService: <T>(work: (ctx: Context) => Promise<T>) => Promise<T>
}

const VERBS: Readonly<
  Record<string, { readonly needsName: boolean; readonly run: (asked: Asked) => Promise<void> }>
> = {
  add: {
    needsName: false,
    async run({ username, values, print, inService }) {
      const { role, unit, name = username, email } = values
      const { password, announce } = takePassword(print)
      const input = readInput(PersonInput, { username, name, email, password, grants: [{ role, unit }] })
      await inService((ctx) => addPerson(ctx, input))
      print({
        vi: `đã thêm ${input.username}, quyền ${role ?? ''} tại ${unit}`,
        en: `${input.username} added as ${role ?? ''} of ${unit}`,
      })
      announce()
    },
  },
  grant: {
    needsName: true,
    async run({ username, values: { role, unit }, print, inService }) {
      const input = readInput(GrantInput, { username, role, unit })
      await inService((ctx) => grantRole(ctx, input))
      print({
        vi: `${username} có quyền ${input.role} tại ${unit}`,
        en: `${username} is ${input.role} of ${unit}`,
      })
    },
  },
  confirm: {
    needsName: false,
    async run({ username: id, print, inService }) {
      await inService(async (ctx) => {
        if (id !== '') {
          await decideGrant(ctx, id, 'confirm')
          print({ vi: 'đã xác nhận', en: 'confirmed' })
          return
        }
        const pending = await listGrantsToDecide(ctx)
        for (const grant of pending)
          print({
            vi: `${grant.id}  ${grant.username}, quyền ${grant.role} tại ${grant.unitCode}, do ${grant.givenBy ?? 'dòng lệnh'} trao`,
            en: `${grant.id}  ${grant.username} as ${grant.role} of ${grant.unitCode}, given by ${grant.givenBy ?? 'the command line'}`,
          })
        print({ vi: `${pending.length} đang chờ`, en: `${pending.length} waiting` })
      })
    },
  },
  password: {
    needsName: true,
    async run({ username, print, inService }) {
      const { password, announce } = takePassword(print)
      const { password: read } = readInput(PersonInput.pick({ password: true }), { password })
      await inService((ctx) => changePassword(ctx, username, read))
      print({
        vi: `${username} đã có mật khẩu khác; mọi phiên đã kết thúc`,
        en: `${username} has another password; every session has ended`,
      })
      announce()
    },
  },
  'sign-out': {
    needsName: true,
    async run({ username, print, inService }) {
      const ended = await inService((ctx) => endSessions(ctx, username))
      print({ vi: `${username}: kết thúc ${ended} phiên`, en: `${username}: ${ended} sessions ended` })
    },
  },
  close: {
    needsName: true,
    async run({ username, print, inService }) {
      await inService((ctx) => closeAccount(ctx, username))
      print({
        vi: `đã đóng ${username}; mọi phiên đã kết thúc`,
        en: `${username} is closed; every session has ended`,
      })
    },
  },
  open: {
    needsName: true,
    async run({ username, print, inService }) {
      await inService(async (ctx) => openPerson(ctx, await idOf(ctx, username)))
      print({ vi: `đã mở lại ${username}`, en: `${username} is open again` })
    },
  },
  factors: {
    needsName: true,
    async run({ username, print, inService }) {
      await inService(async (ctx) => takeAwayFactors(ctx, await idOf(ctx, username)))
      print({
        vi: `${username} đăng nhập chỉ bằng mật khẩu; mã và khoá truy cập đã gỡ, mọi phiên đã kết thúc`,
        en: `${username} signs in with the password alone; codes and passkeys are gone, every session has ended`,
      })
    },
  },
  unlock: {
    needsName: true,
    async run({ username, print, inService }) {
      await inService(async (ctx) => unlockPerson(ctx, await idOf(ctx, username)))
      print({ vi: `${username} không bị khoá`, en: `${username} is not locked` })
    },
  },
  link: {
    needsName: true,
    async run({ username, print, inService }) {
      const { link, mailedTo, expiresAt } = await inService(async (ctx) =>
        renewLink(ctx, await idOf(ctx, username)),
      )
      print(
        link === null
          ? { vi: `đã gửi thư đến ${mailedTo ?? ''}`, en: `mailed to ${mailedTo ?? ''}` }
          : {
              vi: `${link}\nsau địa chỉ của dịch vụ; dùng một lần, đến ${expiresAt}`,
              en: `${link}\nbehind the address of the service; works once, until ${expiresAt}`,
            },
      )
    },
  },
  list: {
    needsName: false,
    async run({ print, inService }) {
      await inService(async (ctx) => {
        for (const line of await describePeople(ctx)) print(line)
      })
    },
  },
}

async function idOf({ db }: Context, username: string): Promise<string> {
  const person = await findPersonByUsername(db, username)
  if (!person) throw new Refusal('person/not-found', { detail: username })
  return person.id
}

/** A line a person: their account, their name, what they may do where. */
async function describePeople(ctx: Context): Promise<Words[]> {
  const rows = await listPeople(ctx.db, localDay(ctx.now(), ctx.organisation.zone))
  const byPerson = groupBy(rows, ({ username }) => username)
  return [...byPerson].map(([username, roles]) => {
    const [person] = roles
    const told = (waits: string, of: string) =>
      roles
        .flatMap(({ role, code, pending }) =>
          role === null ? [] : `${role} ${of} ${code}${pending === 1 ? waits : ''}`,
        )
        .join(', ')
    const isOpen = person?.active === 1
    const who = `${username}  ${person?.name ?? ''}  `
    return {
      vi: who + (isOpen ? told(' (chờ xác nhận)', 'tại') || 'chưa có quyền' : 'đã đóng'),
      en: who + (isOpen ? told(' (waits for a confirmation)', 'of') || 'no role' : 'closed'),
    }
  })
}

/** The password that was given, or one that is made and told. */
function takePassword(print: Print): { password: string; announce: () => void } {
  const given = process.env['HAILONG_PASSWORD']
  const password = given ?? newToken().slice(0, GENERATED_LENGTH)
  return {
    password,
    announce: () => {
      if (given === undefined) print({ vi: `mật khẩu: ${password}`, en: `password: ${password}` })
    },
  }
}
