import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { receiveMail } from '../../../server/channels/mail/receive-mail.ts'
import { runCommand } from '../../../server/cli/run-command.ts'
import { RoutingRuleInput } from '../../../server/contract/people.ts'
import { addRoutingRule } from '../../../server/feedback/intake/add-routing-rule.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'
import { BARE } from '../../fixtures/server-process.ts'
import { startToldCitizens, type ToldCitizens } from '../../fixtures/told-citizens.ts'

const AN = 'An Thử <an@vidu.example>'
const base64 = (bytes: string | Uint8Array) =>
  Buffer.from(bytes).toString('base64').replace(/.{76}/g, '$&\r\n')

interface Written {
  readonly id?: string
  readonly from?: string
  readonly subject?: string
  readonly text?: string
  readonly headers?: readonly string[]
  readonly files?: readonly { readonly name: string; readonly type: string; readonly bytes: Uint8Array }[]
}

let counter = 0
/** A mail as a program writes it (RFC 5322, RFC 2045). */
function aMail({
  id,
  from = AN,
  subject = 'Đèn đường',
  text = '',
  headers = [],
  files = [],
}: Written): Uint8Array {
  const parts = [
    `content-type: text/plain; charset=utf-8\r\ncontent-transfer-encoding: base64\r\n\r\n${base64(text)}`,
    ...files.map(
      ({ name, type, bytes }) =>
        `content-type: ${type}; name="${name}"\r\ncontent-disposition: attachment; filename="${name}"\r\n` +
        `content-transfer-encoding: base64\r\n\r\n${base64(bytes)}`,
    ),
  ]
  return Buffer.from(
    [
      ...headers,
      `from: ${from}`,
      'to: tiepnhan@phuong.example',
      `subject: =?UTF-8?B?${Buffer.from(subject).toString('base64')}?=`,
      `message-id: <${id ?? `m${++counter}`}@vidu.example>`,
      'mime-version: 1.0',
      'content-type: multipart/mixed; boundary="b"',
      '',
      ...parts.map((part) => `--b\r\n${part}\r\n`),
      '--b--',
      '',
    ].join('\r\n'),
  )
}

describe.each(DATABASES)('a mail to the office on %s', (database) => {
  let office: ToldCitizens
  let photo: Buffer
  beforeAll(async () => {
    office = await startToldCitizens(database)
    await addRoutingRule(
      office.app.owner,
      RoutingRuleInput.parse({ name: 'Nước', unit: 'A', words: ['nước đọng'] }),
    )
    photo = await sharp({ create: { width: 20, height: 10, channels: 3, background: '#88aa66' } })
      .jpeg()
      .toBuffer()
  })
  afterAll(() => office.stop())

  const send = (written: Written | Uint8Array) =>
    receiveMail(office.app.service, written instanceof Uint8Array ? written : aMail(written))
  const sendItem = async (written: Written | Uint8Array) => {
    const fate = await send(written)
    if (fate.kind !== 'item') throw new Error(`the mail was ${fate.kind}`)
    return fate
  }
  const itemOf = (id: string) =>
    office.app.db
      .selectFrom('feedback as f')
      .innerJoin('feedback_sender as s', 's.feedback_id', 'f.id')
      .select(['f.title', 'f.text', 'f.channel', 'f.received_at', 's.name', 's.email', 's.hide_name'])
      .where('f.id', '=', id)
      .executeTakeFirstOrThrow()
  const countItems = async () =>
    (await office.app.db.selectFrom('feedback').select('id').where('channel', '=', 'email').execute()).length

  test('is an item with its photos, and its code goes back by mail; the same mail again is the same item', async () => {
    const { app } = office
    const mail = aMail({
      subject: 'Re: Đèn đường hẻm 12',
      text: 'Đèn hẻm 12 không sáng.\n\n-- \nAn Thử',
      headers: ['received: from x by mx.phuong.example; Fri, 20 Nov 2026 08:10:00 +0700'],
      files: [
        { name: 'den.jpg', type: 'image/jpeg', bytes: photo },
        { name: 'don.pdf', type: 'application/pdf', bytes: Buffer.from('%PDF-1.7') },
      ],
    })
    const fate = await send(mail)
    if (fate.kind !== 'item') throw new Error(`the mail was ${fate.kind}`)
    expect(await itemOf(fate.id)).toEqual({
      title: 'Đèn đường hẻm 12',
      text: 'Đèn hẻm 12 không sáng.',
      channel: 'email',
      received_at: '2026-11-20T01:10:00.000Z',
      name: 'An Thử',
      email: 'an@vidu.example',
      hide_name: 1,
    })
    const photos = () =>
      app.db.selectFrom('attachment').select('media_type').where('feedback_id', '=', fate.id).execute()
    expect(await photos()).toEqual([{ media_type: 'image/jpeg' }])

    // Cut off between the item and its photos: the mail server hands it over again.
    await app.db.deleteFrom('attachment').where('feedback_id', '=', fate.id).execute()
    expect(await send(mail)).toEqual({ ...fate, kind: 'known' })
    expect(await send(mail)).toEqual({ ...fate, kind: 'known' })
    expect(await photos()).toHaveLength(1)

    await office.deliver()
    const receipts = office.mails().filter(({ to }) => to === 'an@vidu.example')
    expect(receipts).toHaveLength(1)
    expect(receipts[0]?.text).toContain(fate.trackingCode.slice(0, 8))
    expect(receipts[0]?.raw).toMatch(/auto-submitted: auto-generated/i)
  })

  test('two of them at the same moment are one item', async () => {
    const before = await countItems()
    const mail = aMail({ text: 'Rác ở đầu hẻm 9.', from: 'hai@vidu.example' })
    const fates = await Promise.all([send(mail), send(mail)])
    expect(new Set(fates.map((fate) => 'id' in fate && fate.id)).size).toBe(1)
    expect(await countItems()).toBe(before + 1)
  })

  test('that answers what the office asked is the reply, from whom was asked alone', async () => {
    const { app, officer } = office
    const { id } = await sendItem({ from: 'hoi@vidu.example', text: 'Nước đọng trên đường.' })
    await officer.step(id, 'claim')
    await officer.step(id, 'pause', { reason: 'Xin quý vị cho biết số nhà.' })
    app.clock.advance(60_000)
    await office.deliver()
    app.clock.advance(60_000)
    await office.deliver()
    const asked = office.mails().findLast(({ to }) => to === 'hoi@vidu.example')
    const messageId = /^message-id: (<.*>)/im.exec(asked?.raw ?? '')?.[1] ?? ''
    const answer = {
      text: `Số 15.\n\nOn 20 Nov 2026, at 08:00, Ward <desk@ward.example> wrote:\n> Xin quý vị`,
      headers: [`in-reply-to: ${messageId}`],
    }
    const forged = await send({ ...answer, from: 'ke.la@vidu.example' })
    expect(forged.kind).toBe('item')
    expect((await officer.get(id)).status).toBe('waiting-for-citizen')

    const mail = aMail({
      ...answer,
      from: 'HOI@vidu.example',
      files: [{ name: 'a.jpg', type: 'image/jpeg', bytes: photo }],
    })
    expect(await send(mail)).toEqual({ kind: 'reply', id })
    const item = await officer.get(id)
    expect(item.status).toBe('in-progress')
    expect(JSON.stringify(item)).toContain('Số 15.')
    expect(JSON.stringify(item)).not.toContain('wrote:')
    expect(await send(mail)).toEqual({ kind: 'reply', id })

    expect(await send({ from: 'hoi@vidu.example', text: '> Xin quý vị', headers: answer.headers })).toEqual({
      kind: 'ignored',
      because: 'empty',
    })
    // Once something was added to the case nothing can be any more: what is said then is an item of its own, not lost.
    expect(await send({ from: 'hoi@vidu.example', text: 'Và số 17.', headers: answer.headers })).toEqual({
      kind: 'reply',
      id,
    })
    expect((await send({ from: 'hoi@vidu.example', text: 'Và số 19.', headers: answer.headers })).kind).toBe(
      'item',
    )
  })

  test('of a program opens nothing and gets no answer', async () => {
    const before = await countItems()
    for (const headers of [['auto-submitted: auto-replied'], ['return-path: <>'], ['list-id: <tin.example>']])
      expect((await send({ text: 'Tôi đang đi vắng.', headers })).kind).toBe('ignored')
    expect(await send({ from: 'desk@ward.example', text: 'Thư của chính mình.' })).toEqual({
      kind: 'ignored',
      because: 'own',
    })
    expect(await countItems()).toBe(before)
  })

  test('of an address that has sent twenty that day waits, and nobody else does', async () => {
    const of = (index: number) => ({ from: 'nhieu@vidu.example', text: `Phản ánh số ${index}.` })
    for (let index = 1; index <= 20; index++) await sendItem(of(index))
    await expect(send(of(21))).rejects.toMatchObject({ code: 'mail/too-many' })
    await sendItem({ from: 'khac@vidu.example', text: 'Cống hở nắp.' })
  })

  test('that holds HTML alone, or an old encoding, is read as it was meant', async () => {
    const html = Buffer.from(
      [
        'from: <html@vidu.example>',
        'message-id: <html@vidu.example>',
        'content-type: text/html; charset=utf-8',
        '',
        '<html><head><style>p{color:red}</style></head><body><p>Đèn &amp; cống<br>hẻm 12</p><script>alert(1)</script></body></html>',
      ].join('\r\n'),
    )
    const { text, title } = await itemOf((await sendItem(html)).id)
    expect(text).toBe('Đèn & cống\nhẻm 12')
    expect(title).not.toBe('')
    const latin = Buffer.concat([
      Buffer.from(
        'from: <cu@vidu.example>\r\nmessage-id: <cu@x>\r\ncontent-type: text/plain; charset=windows-1258\r\n\r\n',
      ),
      Buffer.from([0xd0, 0xe8, 0x6e, 0x20, 0x68, 0xf5, 0x6e, 0x67]),
    ])
    expect((await itemOf((await sendItem(latin)).id)).text).toMatch(/^Đèn h/)
  })

  test('that is no mail, or too large, is refused', async () => {
    await expect(send(Buffer.from('hello'))).rejects.toMatchObject({ code: 'mail/unreadable' })
    await expect(send(Buffer.alloc(0))).rejects.toMatchObject({ code: 'mail/unreadable' })
    await expect(send(Buffer.alloc(40 * 1024 * 1024 + 1, 65))).rejects.toMatchObject({
      code: 'mail/too-large',
    })
    const nested = `from: x@vidu.example\r\n${Array.from({ length: 200 }, (_, level) => `content-type: multipart/mixed; boundary="b${level}"\r\n\r\n--b${level}\r\n`).join('')}`
    await expect(send(Buffer.from(nested))).rejects.toMatchObject({ code: 'mail/unreadable' })
  })

  test('comes through a pipe: taken 0, never 65, later 75', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'hailong-mail-'))
    const pipe = async (raw: Uint8Array) => {
      const file = join(folder, 'mail.eml')
      writeFileSync(file, raw)
      const lines: string[] = []
      const code = await runCommand(
        ['mail', 'receive', file],
        { ...BARE, DATABASE_URL: office.app.url },
        { print: (line) => lines.push(line), complain: (line) => lines.push(line) },
      )
      return { code, said: lines.join('\n') }
    }
    const { code, said } = await pipe(aMail({ from: 'ong@vidu.example', text: 'Qua đường ống.' }))
    expect(code).toBe(0)
    expect(said).toMatch(/^new item [0-9a-f-]{36}$/)
    expect((await pipe(Buffer.from('hello'))).code).toBe(65)
    rmSync(folder, { recursive: true })
  })
})
