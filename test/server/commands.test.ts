import { once } from 'node:events'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runCommand } from '../../server/cli/run-command.ts'
import { sealDays } from '../../server/history/seal-day.ts'
import { PASSWORD, startApp } from '../fixtures/app.ts'
import { type FreshDatabase, freshDatabase } from '../fixtures/databases/databases.ts'
import { testFolder } from '../fixtures/databases/test-folder.ts'
import {
  BARE,
  PROCESSES_MS,
  type Ended,
  runProcess,
  served,
  startCommand,
} from '../fixtures/server-process.ts'
import { tapMaker } from '../fixtures/taps.ts'

const COMMANDS = [
  'start',
  'demo',
  'migrate',
  'apply',
  'organisation',
  'unit',
  'user',
  'kiosk',
  'rule',
  'restricted',
  'urgent',
  'place',
  'approval',
  'mail',
  'import',
  'outbox',
  'erase',
  'search',
  'verify',
  'backup',
  'restore',
  'move-database',
  'doctor',
]

let fresh: FreshDatabase
let folder: string
beforeAll(async () => {
  fresh = await freshDatabase('sqlite')
  folder = testFolder('commands')
})
afterAll(async () => {
  await fresh.drop()
  rmSync(folder, { recursive: true })
})

/** Runs a command as a process of its own, on the database of this file or on another. */
const run = (words: readonly string[], env: Record<string, string> = {}) =>
  runProcess(words, { DATABASE_URL: fresh.url, ...env })

/** The same within this process, for what needs none of its own. */
async function runHere(words: readonly string[], env: Record<string, string> = {}): Promise<Ended> {
  const written = { stdout: '', stderr: '' }
  const code = await runCommand(
    words,
    { ...BARE, DATABASE_URL: fresh.url, ...env },
    {
      print: (line) => (written.stdout += `${line}\n`),
      complain: (line) => (written.stderr += `${line}\n`),
    },
  )
  return { code, ...written }
}

function writeFile(name: string, content: unknown): string {
  const file = join(folder, name)
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
  return file
}

describe('the command line', () => {
  test('lists every command when asked for help, and when a command is unknown', async () => {
    const help = await runHere(['help'])
    expect(help).toMatchObject({ code: 0, stderr: '' })
    for (const name of COMMANDS) expect(help.stdout).toMatch(new RegExp(`^  ${name}\\b`, 'm'))
    for (const words of [['--help'], ['-h'], []]) expect(await runHere(words)).toEqual(help)
    const unknown = { code: 2, stdout: '', stderr: `there is no command nonsense\n\n${help.stdout}` }
    expect(await runHere(['nonsense'])).toEqual(unknown)
    expect(await run(['nonsense'])).toEqual(unknown)
    expect(await runHere(['toString'])).toMatchObject({ code: 2, stdout: '' })
  })

  test('speaks the language of the terminal', async () => {
    const vietnamese = { LANG: 'vi_VN.UTF-8' }
    expect((await runHere(['help'], vietnamese)).stdout).toContain('chạy dịch vụ tại HOST và PORT')
    const { code, stderr } = await runHere(['search'], vietnamese)
    expect({ code, stderr }).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^hãy ghi một trong: rebuild\ncách dùng: /),
    })
    expect((await runHere(['search'], { ...vietnamese, HAILONG_LANGUAGE: 'en' })).stderr).toContain(
      'say one of: rebuild',
    )
  })

  test('has every command that the Vietnamese guide of administrators names', async () => {
    const guide = readFileSync(join(import.meta.dirname, '../../.deploy/HUONG-DAN.md'), 'utf8')
    const named = [...guide.matchAll(/(?:^|`)hailong ([a-z]+(?:-[a-z]+)*)(?: ([a-z]+)\b)?/gm)]
    expect(named.length).toBeGreaterThan(10)
    const { stdout } = await runHere(['help'])
    for (const [, name = '', verb] of named)
      if (name !== 'help')
        expect(stdout).toMatch(new RegExp(`^  ${[name, verb].filter(Boolean).join(' ')}\\b`, 'm'))
  })

  test.each(COMMANDS)('explains %s when asked, and does nothing', async (name) => {
    const { code, stdout, stderr } = await runHere([name, '--help'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toMatch(new RegExp(`^(npm run hailong -- ${name}\\b.*\n)+.+\n$`))
    expect(await fresh.db.selectFrom('organisation').select('id').execute()).toEqual([])
  })

  test.each([
    [['start', 'now'], 'too many words: now'],
    [['demo', 'now'], 'too many words: now'],
    [['migrate', '--fast'], "Unknown option '--fast'"],
    [['verify', 'roots', 'all'], 'too many words: all'],
    [['verify', '/no/such/folder'], 'there is no folder /no/such/folder'],
    [['erase', 'PA-1'], 'the tracking code of the item is needed'],
    [['apply'], 'name the file'],
    [['apply', '--starter', 'hanoi'], 'say demo or tphcm'],
    [
      ['unit', 'add', 'HT', 'Tư', 'pháp'],
      'too many words: Tư pháp (a name of several words stands in quotes)',
    ],
    [['unit'], 'say one of: add, list'],
    [['organisation'], 'say export and name the file'],
    [['user', 'remove', 'an'], 'say one of: add'],
    [['kiosk', 'paint', 'Máy 1'], 'say one of: add, code, move, list, receive'],
    [['rule', 'forget'], 'say one of: add, list, order, retire'],
    [['urgent', 'forget'], 'say one of: list, add, remove'],
    [['restricted', 'forget'], 'say one of: list, add, remove'],
    [['place', 'forget'], 'say one of: list, add'],
    [['approval', 'forget'], 'say one of: list, add, end, try'],
    [['search', 'forget'], 'say one of: rebuild'],
    [['import'], 'name the file'],
    [['import', 'a.csv', '--format', 'xlsx'], '--format: one of csv, json'],
    [['outbox', 'list', 'everything'], 'say one of: list, retry'],
    [['backup'], 'name the folder'],
    [['restore'], 'name the file'],
    [['restore', 'a.backup'], 'say one of: --into ADDRESS, --trial'],
    [['restore', 'a.backup', '--trial', '--into', 'x'], 'say one of: --into ADDRESS, --trial'],
    [['move-database'], 'say one of: --into ADDRESS'],
    [['doctor', 'now'], 'too many words: now'],
  ])('%j is a mistake of usage: %s', async (words, mistake) => {
    const { code, stdout, stderr } = await runHere(words)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    const [said, usage] = stderr.split('\n')
    expect(said).toContain(mistake)
    expect(usage).toContain(`usage: npm run hailong -- ${words[0]}`)
  })

  test.each([
    [['apply', '/no/such/office.json'], '/no/such/office.json'],
    [['restore', '/no/such.backup', '--into', 'sqlite:/no/such/place.db'], '/no/such'],
    [['restore', '/no/such.backup', '--into', 'mysql://desk'], 'expected sqlite:FILE or postgres://…'],
    [['import', '/no/such/items.csv'], '/no/such/items.csv'],
    [['import', '/no/such/items.csv', '--map', '/no/such/map.json'], '/no/such/map.json'],
    [['import', import.meta.filename, '--report', '/no/such/report.csv'], '/no/such/report.csv'],
    [['kiosk', 'receive', '/no/such/ratings.json'], '/no/such/ratings.json'],
    [['kiosk', 'code', 'Máy 9'], 'There is no such kiosk. (Máy 9)'],
    [['kiosk', 'move', 'Máy 9', '--unit', 'ROOT'], 'There is no such kiosk. (Máy 9)'],
    [['kiosk', 'add', 'Máy 9', '--unit', 'NONE'], 'There is no such unit. (NONE)'],
    [['rule', 'add', 'Rác', '--unit', 'NONE'], 'There is no such unit. (NONE)'],
    [['unit', 'add', 'ROOT', '--name', 'Gốc'], 'This code or name is already taken. (ROOT)'],
    [['unit', 'add'], '  code: cần chữ / needs text'],
    [['user', 'add', 'An Nguyễn', '--role', 'boss'], '  grants.0.role: '],
  ])('%j is refused in words that say why: %s', async (words, why) => {
    const { code, stdout, stderr } = await runHere(words)
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toContain(why)
  })
})

describe('an office at the command line', () => {
  test('is made command by command, and verified', async () => {
    expect(await run(['migrate'])).toEqual({
      code: 0,
      stdout: 'up to date: Public Administration Service Centre, Asia/Ho_Chi_Minh\n',
      stderr: '',
    })
    const unit = await run(['unit', 'add', 'HT', '--name', 'Tổ Tư pháp – Hộ tịch', '--parent', 'ROOT'])
    expect(unit).toEqual({ code: 0, stdout: 'unit HT added\n', stderr: '' })
    const [kiosk, rule, made, given] = await Promise.all([
      run(['kiosk', 'add', 'Máy quầy 1', '--unit', 'HT']),
      run(['rule', 'add', 'Rác', '--unit', 'HT', '--word', 'rác', '--word', 'mùi hôi']),
      run(['user', 'add', 'canbo.ht', '--role', 'officer', '--unit', 'HT', '--name', 'Họ và tên']),
      run(['user', 'add', 'quantri', '--role', 'administrator'], { HAILONG_PASSWORD: PASSWORD }),
    ])
    expect(kiosk).toMatchObject({
      code: 0,
      stdout: 'kiosk Máy quầy 1 added; next: npm run hailong -- kiosk code "Máy quầy 1"\n',
    })
    expect(rule).toMatchObject({ code: 0, stdout: 'rule "Rác" added\n' })
    expect(made.stdout).toMatch(/^canbo\.ht added as officer of HT\npassword: \S{16}\n$/)
    expect(given).toMatchObject({ code: 0, stdout: 'quantri added as administrator of ROOT\n' })

    const [units, rules, code, move, verify] = await Promise.all([
      runHere(['unit', 'list']),
      runHere(['rule', 'list']),
      run(['kiosk', 'code', 'Máy quầy 1']),
      runHere(['kiosk', 'move', 'Máy quầy 1', '--unit', 'ROOT']),
      run(['verify']),
    ])
    expect(units.stdout).toBe('ROOT  Trung tâm Phục vụ hành chính công\n  HT  Tổ Tư pháp – Hộ tịch\n')
    expect(rules.stdout).toBe('1. Rác\n')
    expect(code.stdout).toMatch(/^[A-Z0-9]{4}-[A-Z0-9]{4} {3}\(good until \d{4}-\d\d-\d\dT[\d:.]+Z\)\n$/)
    expect(move).toMatchObject({ code: 0, stdout: 'kiosk Máy quầy 1 moved\n' })
    expect(verify).toEqual({
      code: 0,
      stdout: '0 ratings, 0 items and 0 signed days checked, 0 faults\n',
      stderr: '',
    })
    await runHere(['rule', 'add', 'Tiếng ồn', '--unit', 'HT', '--word', 'ồn'])
    expect(await runHere(['rule', 'order', 'Tiếng ồn', '--place', '1'])).toMatchObject({
      code: 0,
      stdout: 'rule "Tiếng ồn" is at place 1\n',
    })
    expect((await runHere(['rule', 'list'])).stdout).toBe('1. Tiếng ồn\n2. Rác\n')
    expect((await runHere(['rule', 'order', 'Khác', '--place', '1'])).code).toBe(1)
    expect(await runHere(['rule', 'retire', 'Tiếng ồn', '--from', '2026-12-01'])).toMatchObject({
      code: 0,
      stdout: 'rule "Tiếng ồn" is retired\n',
    })
    expect((await runHere(['urgent', 'add', 'cây đổ'])).stdout).toBe('items with "cây đổ" are urgent\n')
    expect((await runHere(['urgent', 'list'])).stdout).toContain('cây đổ\n')
    expect((await runHere(['kiosk', 'list'])).stdout).toBe(
      'Máy quầy 1  ROOT  not paired  received 0, missing 0, numbers used again 0\n',
    )
  })

  test('is made from one file, again and again', async () => {
    const office = writeFile('office.json', {
      units: [{ code: 'MT', name: 'Tổ Môi trường' }],
      kiosks: [{ name: 'Máy MT', unit: 'MT' }],
      routingRules: [{ name: 'Mùi', unit: 'MT', words: ['mùi'] }],
    })
    expect(await run(['apply', office])).toMatchObject({
      code: 0,
      stdout: '3 added, 0 changed, 0 there already\n',
    })
    expect(await runHere(['apply', office])).toMatchObject({
      code: 0,
      stdout: '0 added, 0 changed, 3 there already\n',
    })
    const wrong = await runHere(['apply', writeFile('wrong.json', { units: [{ code: 'MT' }] })])
    expect(wrong.code).toBe(1)
    expect(wrong.stderr).toContain('  units.0.name: ')
    const broken = await runHere(['apply', writeFile('broken.json', '{ "units": [')])
    expect(broken).toMatchObject({ code: 1, stdout: '' })
    expect(broken.stderr).toContain('valid JSON in UTF-8 is needed')
  })
})

describe('data at the command line', () => {
  test('a file is tried, imported and known again; what is refused stands in the report', async () => {
    const items = writeFile(
      'items.csv',
      'Số,Ngày,Nội dung\n1,2026-11-02T08:00:00+07:00,Rác chưa thu gom\n2,hôm qua,Đèn hỏng\n',
    )
    const map = writeFile('mapping.json', { externalRef: 'Số', receivedAt: 'Ngày', text: 'Nội dung' })
    const words = ['import', items, '--map', map, '--historical']
    const refused = '1 × feedback/invalid: The item has a field that is not right.'
    const read = 'read as UTF-8, columns apart by comma, their names on line 1\n'
    expect(await runHere([...words, '--dry-run'])).toMatchObject({
      code: 1,
      stdout: `${read}2 rows: 1 accepted, 0 there already, 1 refused (dry run: nothing was written)\n  ${refused}\n`,
    })
    const report = join(folder, 'report.csv')
    expect(await run([...words, '--report', report])).toMatchObject({
      code: 1,
      stdout: `${read}2 rows: 1 accepted, 0 there already, 1 refused\n  ${refused}\n`,
    })
    expect(readFileSync(report, 'utf8')).toMatch(/^3,2,refused,feedback\/invalid,receivedAt,/m)
    const again = writeFile('good.csv', readFileSync(items, 'utf8').split('\n').slice(0, 2).join('\n'))
    expect(await runHere(['import', again, ...words.slice(2)])).toMatchObject({
      code: 0,
      stdout: `${read}1 rows: 0 accepted, 1 there already, 0 refused\n`,
    })
  })

  test('installations whose databases lie side by side keep their root files apart', async () => {
    const sideBySide = [await startApp('sqlite'), await startApp('sqlite')]
    for (const app of sideBySide) {
      app.clock.set('2026-11-21T08:00:00+07:00')
      expect(await sealDays(app.service)).toBe(1)
    }
    for (const app of sideBySide) {
      const { code, stdout } = await run(['verify'], { DATABASE_URL: app.url })
      expect([code, stdout]).toEqual([0, '0 ratings, 0 items and 1 signed days checked, 0 faults\n'])
      await app.stop()
    }
  })

  test('ratings that a tablet saved are taken in, and what does not add up is found', async () => {
    const app = await startApp('sqlite')
    const onDatabase = (...words: string[]) => run(words, { DATABASE_URL: app.url })
    const { reply } = await app.pairKiosk('Máy 1')
    const tap = tapMaker(reply.questionnaire.id, app.clock.now() - 3_600_000)
    const kioskId = reply.kiosk.id
    const saved = writeFile('saved.json', {
      unsent: [
        { kioskId, rating: tap() },
        { kioskId: app.service.newId(), rating: tap() },
      ],
      refused: [{ kioskId, rating: tap({ level: 9 }) }],
    })
    expect(await onDatabase('kiosk', 'receive', saved)).toEqual({
      code: 0,
      stdout: '3 ratings: 1 new, 0 known, 1 refused, 1 of a kiosk that is not here\n',
      stderr: '',
    })

    const messages = await onDatabase('outbox', 'list')
    expect(messages).toEqual({ code: 0, stdout: '0 given up, 0 waiting\n', stderr: '' })

    expect(await onDatabase('verify', 'disclosure')).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(
        /^\d+ published figures attacked, 0 groups of fewer than ten raters given away$/m,
      ) as string,
    })

    await app.db.deleteFrom('tally').where('question', '=', 'level').execute()
    const verify = await onDatabase('verify')
    expect(verify.code).toBe(1)
    expect(verify.stdout).toMatch(/^day tally .*: 0 kept, 1 ratings$/m)
    expect(verify.stdout).toMatch(/^1 ratings, 0 items and 0 signed days checked, 3 faults$/m)
    const inVietnamese = await runHere(['verify'], { DATABASE_URL: app.url, HAILONG_LANGUAGE: 'vi' })
    expect(inVietnamese.stdout).toMatch(
      /^bảng đếm ngày .*: đang ghi 0, đếm lại được 1 lượt đánh giá\n(.*\n){2}đã kiểm tra 1 lượt đánh giá.*: 3 lỗi\n$/,
    )
    await app.stop()
  })

  test(
    'the demo serves an invented ward, whose people sign in as printed, leaves a database in use alone, and keeps what is there when told so',
    async () => {
      const database = await freshDatabase('sqlite')
      const env = { DATABASE_URL: database.url }
      const child = startCommand(['demo'], env)
      const server = await served(child)
      const [, password = ''] = await child.says(/every password: (\S+)/)
      await child.says(/kiosk +\S+\/kiosk\/ +pairing code: [A-Z0-9]{4}-[A-Z0-9]{4}\n/)
      const signIn = await fetch(`${server.url}/api/session`, {
        method: 'POST',
        body: JSON.stringify({ username: 'canbo.ht', password }),
      })
      expect(signIn.status).toBe(200)
      const { password_hash } = await database.db
        .selectFrom('person')
        .select('password_hash')
        .where('username', '=', 'canbo.ht')
        .executeTakeFirstOrThrow()
      // OWASP's minimum for argon2id: 19 MiB, two passes.
      expect(password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
      const { code, stderr } = await server.stop()
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' })

      const again = await runProcess(['demo'], env)
      expect(again.code).toBe(2)
      expect(again.stderr).toContain('DATABASE_URL names a database that is in use')

      await database.db
        .updateTable('unit')
        .set({ name_en: 'A name that somebody typed' })
        .where('code', '=', 'HT')
        .execute()
      const kept = startCommand(['demo', '--keep'], env)
      const keptServer = await served(kept)
      expect((await keptServer.stop()).stdout).not.toContain('items of feedback made')
      const names = await database.db.selectFrom('unit').select('name_en').where('code', '=', 'HT').execute()
      expect(names).toEqual([{ name_en: 'A name that somebody typed' }])
      await database.drop()
    },
    PROCESSES_MS,
  )
})

describe('a start that fails', () => {
  test('names the variable, and the file or the address that it is about', async () => {
    const busy = createServer().listen(0, '127.0.0.1')
    await once(busy, 'listening')
    const { port } = busy.address() as AddressInfo
    const notDatabase = writeFile('notes.txt', 'Đây không phải là cơ sở dữ liệu. '.repeat(100))
    const sentences: readonly (readonly [Record<string, string>, string])[] = [
      [{ PORT: 'abc' }, 'PORT: needs a whole number from 0 to 65535'],
      [{ PORT: String(port) }, `PORT: another program listens on port ${port} of 127.0.0.1 already`],
      [{ HOST: '192.0.2.1' }, 'HOST: cannot listen on 192.0.2.1: '],
      [{ KEY_FILE: notDatabase }, `KEY_FILE: ${notDatabase} is no readable private key`],
      [
        { KEY_FILE: `${notDatabase}/x/hailong.key` },
        `KEY_FILE: ${notDatabase}/x/hailong.key is no readable private key: ENOTDIR: `,
      ],
      [{ ROOTS_FOLDER: notDatabase }, `ROOTS_FOLDER: ${notDatabase} cannot be used: EEXIST: `],
      [{ KIOSK_RECORDINGS: '/no/such' }, 'KIOSK_RECORDINGS: /no/such cannot be used: ENOENT: '],
      [{ DATABASE_URL: 'mysql://desk' }, 'DATABASE_URL: expected sqlite:FILE or postgres://…, got mysql:…'],
      [
        { DATABASE_URL: `sqlite:${notDatabase}` },
        `DATABASE_URL: cannot use sqlite:${notDatabase}: SQLITE_NOTADB`,
      ],
      [
        { DATABASE_URL: `sqlite:${folder}` },
        `DATABASE_URL: cannot use sqlite:${folder}: cannot open ${folder}`,
      ],
      [
        { DATABASE_URL: `sqlite:${notDatabase}/a/b.db` },
        `DATABASE_URL: cannot use sqlite:${notDatabase}/a/b.db: ENOTDIR: `,
      ],
    ]
    const starts = await Promise.all(sentences.map(([env]) => run(['start'], env)))
    for (const [index, { code, stdout, stderr }] of starts.entries()) {
      expect(stderr).toContain(sentences[index]?.[1])
      expect(stderr).not.toMatch(/^ +at /m)
      expect({ code, listening: /listening/.test(stdout) }).toEqual({ code: 1, listening: false })
    }
    busy.close()
  })

  test('says of a PostgreSQL that is not there which it is, without the password', async () => {
    const { code, stderr } = await run(['migrate'], {
      DATABASE_URL: 'postgres://hailong:rat-bi-mat@127.0.0.1:9/desk',
    })
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: 'DATABASE_URL: cannot use postgres://127.0.0.1:9/desk: connect ECONNREFUSED 127.0.0.1:9\n',
    })
  })

  test('lists every mistake at once, and tells no secret', async () => {
    const { code, stderr } = await run(['start'], {
      CHANNEL_1022_SECRET: 'ngan',
      SMTP_URL: 'mat-khau@host',
      MAIL_FROM: 'ai đó',
      LOG_LEVEL: 'loud',
    })
    expect(code).toBe(1)
    expect(stderr.split('\n')).toEqual([
      'the environment is not right',
      '  CHANNEL_1022_SECRET: needs at least 16 characters',
      '  SMTP_URL: needs an address such as smtp://user:password@host:587',
      '  MAIL_FROM: needs an address such as Name <name@host>',
      '  LOG_LEVEL: needs one of fatal, error, warn, info, debug, silent',
      '',
    ])
  })

  test('takes an empty value as none: an empty HOST does not listen on every address', async () => {
    const server = await served(startCommand(['start'], { DATABASE_URL: fresh.url, HOST: '' }))
    expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:/)
    expect((await server.stop()).code).toBe(0)
  })

  test('says where and with which code an empty installation is set up, and nothing of it once somebody can sign in', async () => {
    const own = await freshDatabase('sqlite')
    const env = { DATABASE_URL: own.url }
    const empty = startCommand(['start'], env)
    const server = await served(empty)
    const { stdout } = await server.stop()
    expect(stdout).toContain(`${server.url}/set-up`)
    expect(stdout).toMatch(/^ {2}([0-9A-Z]{4}-){2}[0-9A-Z]{4}$/m)
    expect(await runProcess(['apply', '--starter', 'demo'], env)).toMatchObject({ code: 0 })
    expect(await runProcess(['user', 'add', 'an.nguyen', '--role', 'administrator'], env)).toMatchObject({
      code: 0,
    })
    const used = await served(startCommand(['start'], env))
    expect((await fetch(`${used.url}/set-up`)).status).toBe(404)
    expect((await used.stop()).stdout).not.toContain('set-up')
    await own.drop()
  })
})
