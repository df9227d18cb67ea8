import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { insertAttachment } from '../../../db/queries/feedback/attachments.ts'
import { findKept } from '../../../server/keeping/find-kept.ts'
import { backUpWhenDue } from '../../../server/keeping/back-up-when-due.ts'
import { makeBackup } from '../../../server/keeping/make-backup.ts'
import { moveDatabase } from '../../../server/keeping/move-database.ts'
import { restoreBackup, tryBackup } from '../../../server/keeping/restore-backup.ts'
import { createServing } from '../../../server/keeping/serving.ts'
import { sealDays } from '../../../server/history/seal-day.ts'
import { sha256 } from '../../../server/ids.ts'
import { verifyInstallation } from '../../../server/verify/verify-installation.ts'
import { openDatabase } from '../../../db/open.ts'
import type { Context } from '../../../server/context.ts'
import { startApp, type TestApp } from '../../fixtures/app.ts'
import { TEST_KEY } from '../../fixtures/data-folder.ts'
import { DATABASES, type DatabaseName } from '../../fixtures/databases/databases.ts'
import { type EmptyDatabase, emptyPostgres, emptySqlite } from '../../fixtures/databases/empty-databases.ts'
import { testFolder } from '../../fixtures/databases/test-folder.ts'
import { smallDisk } from '../../fixtures/databases/small-disk.ts'
import { aFeedback } from '../../fixtures/feedback.ts'
import { tapMaker } from '../../fixtures/taps.ts'

const TEXT = 'Rác ở hẻm 12 chưa thu gom, mùi hôi 🗑 "ngoặc" \\n'

/** What some readers of lines take for the end of one. */
const ODD = 'a\u2028b\u0085c\r\n'

async function anOffice(database: DatabaseName): Promise<{ app: TestApp; itemId: string }> {
  const app = await startApp(database)
  await app.addUnit('MT')
  await app.addPerson('quan.tri', 'administrator')
  const { id } = await aFeedback(app, { unit: 'MT', text: TEXT })
  // Made from a later item to an earlier one, so that rows stand before what they refer to.
  const later = await aFeedback(app, { unit: 'MT' })
  await app.db.updateTable('feedback').set({ merged_into: later.id }).where('id', '=', id).execute()
  await app.db.updateTable('feedback').set({ merged_into: null }).where('id', '=', id).execute()
  const photo = Buffer.alloc(300_000, 7)
  await insertAttachment(app.db, {
    id: app.service.newId(),
    draft_id: null,
    feedback_id: id,
    media_type: ODD,
    width: 1,
    height: 1,
    content: photo.toString('base64'),
    sha256: sha256(photo),
    created_at: '2026-11-20T02:00:00.000Z',
  })
  const { headers, reply } = await app.pairKiosk('Máy 1')
  const tap = tapMaker(reply.questionnaire.id, app.clock.now() - 3_600_000)
  const ratings = Array.from({ length: 30 }, () => tap())
  await app.request('/api/ratings', { headers, json: { ratings } })
  app.clock.set('2026-11-21T09:00:00+07:00')
  await sealDays(app.service)
  return { app, itemId: id }
}

const other = (database: DatabaseName): Promise<EmptyDatabase> =>
  database === 'sqlite' ? emptyPostgres(inject('postgresUrl')) : Promise.resolve(emptySqlite())

/** The same service with other settings of its backups. */
const withBackup = (ctx: Context, backup: Partial<Context['config']['backup']>): Context => ({
  ...ctx,
  config: { ...ctx.config, backup: { ...ctx.config.backup, ...backup } },
})

let folder: string
beforeAll(() => {
  folder = testFolder('backups')
})
afterAll(() => rmSync(folder, { recursive: true }))

describe.each(DATABASES)('a backup of %s', (database) => {
  let app: TestApp
  let itemId: string
  beforeAll(async () => {
    ;({ app, itemId } = await anOffice(database))
  })
  afterAll(() => app.stop())

  const own = () => mkdtempSync(join(folder, `${database}-`))
  const restore = (file: string, address: string, identityFile: string | null = null) =>
    restoreBackup(file, { address, identityFile, key: TEST_KEY })

  test('is restored whole into the other engine: rows, photos, chains and seals, and search finds its words', async () => {
    const { file, manifest } = await makeBackup(app.owner, own())
    expect(statSync(file).mode & 0o077).toBe(0)
    const rows = (table: string) => manifest.parts.find((part) => part.table === table)?.rows
    expect([rows('attachment'), rows('rating_row'), rows('feedback')]).toEqual([1, 30, 2])
    expect(manifest.heads.map(({ chain }) => chain)).toContain('organisation')
    expect(manifest.lastRoot?.day).toBe('2026-11-20')

    const place = await other(database)
    const restored = await restore(file, place.url)
    expect(restored.verified).toMatchObject({ ratings: 30, items: 2, days: 1, faults: [], notes: [] })
    expect(restored.manifest).toEqual(manifest)
    const db = openDatabase(place.url)
    const item = await db.selectFrom('feedback').select('text').where('id', '=', itemId).executeTakeFirst()
    expect(item?.text).toBe(TEXT)
    expect(await db.selectFrom('attachment').select('media_type').execute()).toEqual([{ media_type: ODD }])
    expect(await db.selectFrom('search_text').select('feedback_id').execute()).toHaveLength(2)
    await db.updateTable('rating_row').set({ level: 1 }).where('seq', '=', 3).execute()
    expect((await verifyInstallation({ db, key: TEST_KEY })).faults).not.toEqual([])
    await db.destroy()
    await expect(restore(file, place.url)).rejects.toThrow(/is there already|has data already/)
    await place.remove()
  })

  test('is moved to the other engine with the same rows and hashes, and not while a service runs on it', async () => {
    const place = await other(database)
    const at = { key: TEST_KEY, nowMs: app.clock.now(), madeAt: '2026-11-21T02:00:00.000Z' }
    const serving = createServing(app.service)
    await serving.job.run()
    await expect(moveDatabase(app.db, place.url, at)).rejects.toThrow('a service runs on this database')
    await serving.end()
    const moved = await moveDatabase(app.db, place.url, at)
    expect(moved.verified).toMatchObject({ ratings: 30, items: 2, faults: [] })
    const back = database === 'sqlite' ? emptySqlite() : await emptyPostgres(inject('postgresUrl'))
    const there = openDatabase(place.url)
    const again = await moveDatabase(there, back.url, at)
    expect(again.manifest).toEqual(moved.manifest)
    await there.destroy()
    await Promise.all([place.remove(), back.remove()])
  })

  test('is made at its time of day, once, copied away, kept by days, and tried: the page tells of it', async () => {
    const home = own()
    const copy = join(home, 'away.copy')
    const command = ['cp', '{file}', copy]
    const ctx = withBackup(app.owner, { folder: home, command, keep: { daily: 2, weekly: 1, monthly: 1 } })
    const run = () => backUpWhenDue(ctx, () => Promise.resolve(true))
    const names = () => readdirSync(home).filter((name) => name.endsWith('.backup'))
    app.clock.set('2026-11-22T01:59:00+07:00')
    await makeBackup(ctx, home)
    await run()
    expect(names()).toHaveLength(1)
    app.clock.set('2026-11-22T02:01:00+07:00')
    await run()
    await run()
    expect(names()).toHaveLength(2)
    for (const day of ['27', '28']) {
      app.clock.set(`2026-11-${day}T02:01:00+07:00`)
      await run()
    }
    expect(names().map((name) => name.slice(8, 16))).toEqual(['20261126', '20261127'])
    const { backup } = await findKept(app.db)
    expect(backup).toMatchObject({ copied: 'yes', encrypted: false, atMs: app.clock.now() })
    expect(readFileSync(copy)).toEqual(readFileSync(backup?.file ?? ''))

    const failing = withBackup(ctx, { command: ['/no/such/program', '{file}'] })
    expect(await makeBackup(failing, home)).toMatchObject({ copied: 'no' })
    await tryBackup(ctx, backup?.file ?? '', null)
    expect(readdirSync(home).filter((name) => name.startsWith('.'))).toEqual([])
    expect((await findKept(app.db)).trial).toMatchObject({ file: backup?.file, atMs: app.clock.now() })
    const headers = await app.signIn('quan.tri')
    const reply = (await (await app.request('/api/keeping', { headers })).json()) as Record<string, unknown>
    expect(reply).toMatchObject({
      backup: { file: backup?.file, copied: 'no' },
      trial: { madeAt: '2026-11-27T19:01:00.000Z' },
      schedule: null,
    })
    const codes = (reply['findings'] as { code: string }[]).map(({ code }) => code)
    expect(codes).toEqual(
      expect.arrayContaining([
        'backup-not-scheduled',
        'backup-not-copied',
        'backup-open',
        'trial-good',
        'certificate-none',
        'mail-none',
        database === 'sqlite' ? 'clock-unknown' : 'clock-off',
      ]),
    )
    app.clock.set('2026-11-28T09:00:00+07:00')
  })

  test('that ends on the way leaves nothing that looks like one, and says so; the older ones stay', async () => {
    const home = own()
    const { file } = await makeBackup(app.owner, home)
    app.clock.advance(60_000)
    await expect(makeBackup(app.owner, home, () => Promise.resolve(false))).rejects.toThrow('was stopped')
    expect(readdirSync(home)).toEqual([file.split('/').at(-1)])
    const notAFolder = join(home, 'file')
    writeFileSync(notAFolder, '')
    await expect(makeBackup(app.owner, notAFolder)).rejects.toThrow(/ENOTDIR|EEXIST/)
    expect((await findKept(app.db)).failed?.atMs).toBe(app.clock.now())
    const disk = smallDisk()
    try {
      let isFull = false
      const fill = () => {
        if (!isFull) disk.fill(process.pid)
        isFull = true
        return Promise.resolve(true)
      }
      await expect(makeBackup(app.owner, disk.folder, fill)).rejects.toThrow(/is full|EFBIG/)
      expect(readdirSync(disk.folder).filter((name) => name !== 'ballast')).toEqual([])
      await expect(makeBackup(app.owner, disk.folder)).rejects.toThrow(/are free|EFBIG/)
    } finally {
      disk.free(process.pid)
      disk.remove()
    }
    expect((await verifyInstallation(app.service)).faults).toEqual([])
  })
})

describe('a backup that is not as it was made', () => {
  let app: TestApp
  let file: string
  beforeAll(async () => {
    app = (await anOffice('sqlite')).app
    file = (await makeBackup(app.owner, mkdtempSync(join(folder, 'given-')))).file
  })
  afterAll(() => app.stop())

  /** Tries to restore such bytes; where it is refused, nothing is left at the place. */
  async function why(bytes: Uint8Array | string, identityFile: string | null = null): Promise<string> {
    const given = join(folder, 'given.backup')
    writeFileSync(given, bytes)
    const place = emptySqlite()
    const answer = await restoreBackup(given, { address: place.url, identityFile, key: TEST_KEY }).then(
      () => 'restored',
      (error: unknown) => (error as Error).message,
    )
    expect(readdirSync(join(place.name, '..'))).toEqual(answer === 'restored' ? ['hailong.db'] : [])
    await place.remove()
    return answer
  }
  const lines = () => gunzipSync(readFileSync(file)).toString().trimEnd().split('\n')
  const packed = (changed: readonly string[]) => gzipSync(`${changed.join('\n')}\n`)

  test('is refused with a clear word: cut, altered, newer, of another program', async () => {
    const whole = lines()
    const head = JSON.parse(whole[0] ?? '') as { migrations: string[] }
    const withHead = (changes: object) => packed([JSON.stringify({ ...head, ...changes }), ...whole.slice(1)])
    const swapped = whole.map((line) => line.replace('chưa thu gom', 'đã thu gom'))
    expect(await why(packed(whole))).toBe('restored')
    expect(await why('Đây không phải là bản sao lưu.')).toBe('this is no backup of this program')
    expect(await why(gzipSync('{}'))).toBe('this is no backup of this program')
    expect(await why(readFileSync(file).subarray(0, 5_000))).toBe('the backup is cut: its end is missing')
    for (const kept of [1, 40, whole.length - 1])
      expect(await why(packed(whole.slice(0, kept)))).toBe('the backup is cut: its end is missing')
    const flipped = Uint8Array.from(readFileSync(file))
    flipped[flipped.length >> 1] = (flipped[flipped.length >> 1] ?? 0) ^ 1
    expect(await why(flipped)).toMatch(/^the backup was altered|is cut/)
    expect(swapped).not.toEqual(whole)
    expect(await why(packed(swapped))).toBe('the backup was altered')
    expect(await why(packed(whole.filter((line) => !line.includes('chưa thu gom'))))).toBe(
      'the backup was altered',
    )
    expect(await why(packed([...whole, '{}']))).toBe('the backup was altered')
    expect(await why(withHead({ publicKey: 'none' }))).toBe('the backup was altered')
    expect(await why(withHead({ format: 2 }))).toMatch(/^the backup is of a newer program: /)
    expect(await why(withHead({ migrations: [...head.migrations, '0002-later'] }))).toBe(
      'the backup is of a newer program, with 0002-later: restore it with that one',
    )
    expect(await why(packed(whole.map((line) => line.replace('"brand"', '"colour"'))))).toBe(
      'the backup has a table that this program keeps otherwise: organisation',
    )
  })

  test('meets a full disk half way: it is said, nothing is left, and with room again it is restored', async () => {
    const disk = smallDisk()
    const address = `sqlite:${join(disk.folder, 'hailong.db')}`
    const left = () => readdirSync(disk.folder).filter((name) => name !== 'ballast')
    const restore = (accept?: () => void) =>
      restoreBackup(file, { address, identityFile: null, key: TEST_KEY, ...(accept ? { accept } : {}) })
    const answer = await restore(() => disk.fill(process.pid)).then(
      () => 'restored',
      (error: unknown) => (error as Error).message,
    )
    disk.free(process.pid)
    try {
      expect(answer).toMatch(/^the new place cannot be written: /)
      expect(left()).toEqual([])
      expect((await restore()).verified.faults).toEqual([])
    } finally {
      disk.remove()
    }
  })

  test('opens with its own key alone where it is encrypted, and shows nothing without', async () => {
    const [identity, stranger] = [await generateX25519Identity(), await generateX25519Identity()]
    const keyFile = (name: string, text: string) => {
      writeFileSync(join(folder, name), text)
      return join(folder, name)
    }
    const recipient = await identityToRecipient(identity)
    const ctx = withBackup(app.owner, { recipient })
    const { file: encrypted } = await makeBackup(ctx, mkdtempSync(join(folder, 'age-')))
    expect(encrypted).toMatch(/\.backup\.age$/)
    const bytes = readFileSync(encrypted)
    const mine = keyFile('mine.txt', `# made for a test\n${identity}\n`)
    expect(await why(bytes, mine)).toBe('restored')
    expect(await why(bytes)).toBe('the backup is encrypted: name the file of its secret key with --identity')
    expect(await why(bytes, keyFile('theirs.txt', stranger))).toBe(
      'the backup is encrypted to another key than this one',
    )
    expect(await why(bytes, keyFile('no-key.txt', recipient))).toContain('holds no secret key of age')
    expect(await why(bytes.subarray(0, bytes.length - 50), mine)).toBe('the backup is cut or was altered')
    await expect(
      tryBackup({ ...app.owner, organisation: { ...app.owner.organisation, id: 'x' } }, encrypted, mine),
    ).rejects.toThrow('of another installation')
    expect((await findKept(app.db)).trial).toBeNull()
  })
})
