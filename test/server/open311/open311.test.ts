import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { insertAttachment } from '../../../db/queries/feedback/attachments.ts'
import { QuestionSetInput } from '../../../server/contract/feedback/category-questions.ts'
import { RoutingRuleInput } from '../../../server/contract/people.ts'
import { addRoutingRule } from '../../../server/feedback/intake/add-routing-rule.ts'
import { saveQuestionSet } from '../../../server/feedback/questions/save-question-set.ts'
import { sha256 } from '../../../server/ids.ts'
import { verifyInstallation } from '../../../server/verify/verify-installation.ts'
import { startApp, type TestApp } from '../../fixtures/app.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'
import { aFeedback, type StaffMember, staffMember } from '../../fixtures/feedback.ts'
import { serveApp } from '../../fixtures/pages/served-app.ts'
import { readXml, type Request, SHAPES } from './protocol-shapes.ts'

const LAMP = {
  category: 'Chiếu sáng',
  questions: [
    {
      key: 'where',
      kind: 'one-of',
      words: { vi: 'Đèn ở đâu?', en: 'Where is the lamp?' },
      required: true,
      options: [
        { key: 'street', words: { vi: 'Ngoài đường', en: 'In the street' } },
        { key: 'alley', words: { vi: 'Trong hẻm', en: 'In an alley' } },
      ],
    },
    { key: 'post', kind: 'text', words: { vi: 'Số cột <&>', en: 'Post' } },
  ],
}
const QUESTION = 'Đèn đường hẻm 12 không sáng & <b>tối</b> quá.'
const ANSWER = 'Đơn vị đã thay đèn sáng nay.'
const FORM = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' }
const FORMATS = ['xml', 'json'] as const

type Shape = keyof typeof SHAPES

describe.each(DATABASES)('Open311 on %s', (database) => {
  let app: TestApp
  let administrator: StaffMember
  let officer: StaffMember
  let head: StaffMember
  let key: string

  const makeKey = async (name: string, more: object = {}) => {
    const { status, body } = await administrator.call('/api/api-keys', {
      name,
      rights: ['read', 'post'],
      ...more,
    })
    expect(status).toBe(201)
    return body as { id: string; key: string }
  }

  beforeAll(async () => {
    app = await startApp(database)
    await app.addUnit('A', { name: 'Phòng Quản lý đô thị' })
    await app.addPerson('quan.tri', 'administrator')
    await app.addPerson('can.bo', 'officer', 'A')
    await app.addPerson('truong', 'head', 'A')
    administrator = await staffMember(app, 'quan.tri')
    officer = await staffMember(app, 'can.bo')
    head = await staffMember(app, 'truong')
    await addRoutingRule(
      app.owner,
      RoutingRuleInput.parse({ name: 'Đô thị', unit: 'A', categories: ['Chiếu sáng', 'Rác thải'] }),
    )
    await saveQuestionSet(
      app.owner,
      QuestionSetInput.parse({ validFrom: '2026-11-20', note: 'Hỏi cho dễ tìm', ...LAMP }),
    )
    key = (await makeKey('FixMyStreet')).key
  })
  afterAll(() => app.stop())

  /** An answer in either format, held against the shape of the specification. */
  const ask = async (path: string, shape: Shape, init?: RequestInit) => {
    const response = await app.request(`/open311/${path}`, init)
    const text = await response.text()
    const isJson = new URL(path, 'http://x').pathname.endsWith('.json')
    const type = isJson ? 'application/json; charset=utf-8' : 'text/xml; charset=utf-8'
    expect(response.headers.get('content-type')).toBe(type)
    const { root, value } = isJson ? { root: shape, value: JSON.parse(text) as unknown } : readXml(text)
    const roots = { posted: 'service_requests', taken: 'service_request_updates' } as const
    expect([root, path]).toEqual([isJson ? shape : shape in roots ? roots[shape as 'posted'] : shape, path])
    return { status: response.status, headers: response.headers, value: SHAPES[shape].parse(value) }
  }
  const body = (params: Readonly<Record<string, string>>) => ({
    method: 'POST',
    headers: FORM,
    body: new URLSearchParams({ api_key: key, ...params }).toString(),
  })
  const refused = async (path: string, init?: RequestInit) => {
    const { status, value } = await ask(path, 'errors', init)
    const errors = value as { code: number; description: string }[]
    expect(errors.every(({ code }) => code === status)).toBe(true)
    return [status, errors.map(({ description }) => description).join('; ')] as const
  }
  const requests = async (path: string) => {
    const { status, value } = await ask(path, 'service_requests')
    expect(status).toBe(200)
    return value as Request[]
  }

  /** What FixMyStreet's client sends: XML first, empty parameters too, `attribute[…]`, its own `deviceid`. */
  const report = (params: Readonly<Record<string, string>> = {}): Record<string, string> => ({
    jurisdiction_id: '',
    service_code: 'chieu-sang',
    lat: '10.776',
    long: '106.701',
    address_string: 'Hẻm 12',
    'attribute[where]': 'alley',
    email: 'nguoi.gui@example.vn',
    first_name: 'Văn',
    last_name: 'Lê',
    phone: '0901234567',
    deviceid: 'FixMyStreet',
    description: QUESTION,
    media_url: '',
    ...params,
  })
  const post = async (params?: Readonly<Record<string, string>>) => {
    const { status, value } = await ask('v2/requests.xml', 'posted', body(report(params)))
    expect(status).toBe(200)
    return (value as { service_request_id: string }[])[0]?.service_request_id ?? ''
  }
  const itemOf = (externalRef: string) =>
    app.db
      .selectFrom('feedback')
      .selectAll()
      .where('external_ref', '=', externalRef)
      .executeTakeFirstOrThrow()
  const publish = async (id: string, photos: readonly string[] = []) => {
    await officer.step(id, 'answer', { text: ANSWER })
    await officer.step(id, 'allow-publication', { reason: 'Công dân đồng ý khi gọi 1022' })
    await officer.step(id, 'propose-publication', { marks: [], photos })
    return (await head.step(id, 'approve-publication')).publishing.publication?.number ?? 0
  }

  test.each(FORMATS)('is discovered, and tells its services and what each asks, in %s', async (format) => {
    const { value } = await ask(`discovery.${format}`, 'discovery')
    const [{ url } = { url: '' }] = (value as { endpoints: { url: string }[] }).endpoints
    expect(new URL(url).pathname).toBe('/open311/v2')

    const { value: services } = await ask(`v2/services.${format}`, 'services')
    expect(services).toMatchObject([
      { service_code: 'chieu-sang', service_name: 'Chiếu sáng', metadata: true },
      { service_code: 'rac-thai', metadata: false },
      { service_code: 'other' },
    ])
    const { value: definition } = await ask(`v2/services/chieu-sang.${format}`, 'service_definition')
    expect(definition).toMatchObject({
      attributes: [
        {
          code: 'where',
          datatype: 'singlevaluelist',
          required: true,
          order: 1,
          values: [
            { key: 'street', name: 'Ngoài đường' },
            { key: 'alley', name: 'Trong hẻm' },
          ],
        },
        {
          code: 'post',
          datatype: 'string',
          required: false,
          order: 2,
          description: 'Số cột <&>',
        },
      ],
    })
  })

  test('a request goes to its unit with a promise, once however often it is sent, and by either form', async () => {
    const id = await post()
    const item = await itemOf(id)
    expect(item).toMatchObject({
      channel: 'open311',
      category: 'Chiếu sáng',
      status: 'assigned',
      text: QUESTION.replace(/<\/?b>/g, ''),
    })
    expect(item.promised_due_at).not.toBeNull()
    const shown = await officer.get(item.id)
    expect(shown.sender).toMatchObject({ name: 'Lê Văn', phone: '0901 234 567' })
    expect(shown.moreAnswers?.asked[0]).toMatchObject({ answer: 'alley' })
    expect(shown.place).toMatchObject({ address: 'Hẻm 12', lat: 10.776 })

    app.clock.set('2026-11-20T09:05:00+07:00')
    const pair = await Promise.all([post(), post()])
    const multipart = new FormData()
    for (const [name, value] of Object.entries(report({ api_key: key }))) multipart.set(name, value)
    const { value } = await ask('v2/requests.json', 'posted', { method: 'POST', body: multipart })
    expect([...pair, (value as { service_request_id: string }[])[0]?.service_request_id]).toEqual([
      id,
      id,
      id,
    ])
    expect(await post({ description: `${QUESTION} Thêm nữa.` })).not.toBe(id)

    const media = 'https://anh.vidu.example/den.jpg'
    const photographed = { description: 'Đèn này.', media_url: media }
    const { id: itemId } = await itemOf(await post(photographed))
    await post(photographed)
    const fetched = await app.db.selectFrom('outbox').select('payload').where('kind', '=', 'photo').execute()
    expect(fetched.map(({ payload }) => JSON.parse(payload) as object)).toEqual([
      { feedbackId: itemId, url: media },
    ])
    const { aside } = await itemOf(await post({ description: 'Đèn kia.', media_url: 'ảnh kèm theo' }))
    expect(JSON.parse(aside ?? '{}')).toMatchObject({ media_url: 'ảnh kèm theo' })

    const sly = await itemOf(
      await post({ service_code: 'other', kind: 'complaint', category: 'Bịa', title: 'Bịa', zzz: 'lạ' }),
    )
    expect(sly).toMatchObject({ kind: 'report', category: null })
    expect(JSON.parse(sly.aside ?? '{}')).toMatchObject({ 'open311.kind': 'complaint', zzz: 'lạ' })

    const named = (text: string) =>
      ask('v2/requests.json', 'posted', {
        ...body(report({ description: text })),
        headers: { ...FORM, 'idempotency-key': 'k-1' },
      })
    const first = await named('Một chuyện khác hẳn.')
    expect((await named('Một chuyện khác hẳn.')).value).toEqual(first.value)
    const again = await refused('v2/requests.xml', {
      ...body(report({ description: 'Khoá cũ, chuyện mới.' })),
      headers: { ...FORM, 'idempotency-key': 'k-1' },
    })
    expect(again[0]).toBe(400)
  })

  test('what nobody published, what was taken down and what never was are refused alike; what is public shows the published answer alone', async () => {
    const id = await post({ description: 'Đèn trước chợ hỏng từ tuần trước.' })
    const unknown = await refused('v2/requests/987654.xml')
    expect(unknown[0]).toBe(404)
    expect(await refused(`v2/requests/${id}.xml`)).toEqual(unknown)
    expect(await requests(`v2/requests.xml?service_request_id=${id}`)).toEqual([])
    const item = await itemOf(id)
    const number = await publish(item.id)

    for (const format of FORMATS) {
      const [one] = await requests(`v2/requests/${id}.${format}`)
      expect(one).toEqual({
        service_request_id: id,
        status: 'closed',
        status_notes: ANSWER,
        service_name: 'Chiếu sáng',
        service_code: 'chieu-sang',
        description: 'Đèn trước chợ hỏng từ tuần trước.\nĐèn ở đâu: Trong hẻm',
        agency_responsible: 'Phòng Quản lý đô thị',
        service_notice: '',
        requested_datetime: item.received_at,
        updated_datetime: (await itemOf(id)).answered_at,
        expected_datetime: item.current_due_at,
        address: '',
        address_id: '',
        zipcode: '',
        lat: null,
        long: null,
        media_url: null,
      })
      expect(await requests(`v2/requests.${format}?service_request_id=${number}`)).toEqual([one])
      expect(await requests(`v2/requests.${format}?status=closed&service_code=chieu-sang`)).toEqual([one])
      expect(await requests(`v2/requests.${format}?status=open`)).toEqual([])
      expect(await requests(`v2/requests.${format}?service_code=rac-thai`)).toEqual([])
      expect(await requests(`v2/requests.${format}?page=2&page_size=1`)).toEqual([])
      expect(await requests(`v2/requests.${format}?start_date=2026-08-01T00:00:00Z`)).toEqual([])
      const { value } = await ask(`v2/servicerequestupdates.${format}`, 'service_request_updates')
      expect(value).toMatchObject([{ service_request_id: id, status: 'CLOSED', description: ANSWER }])
    }
    await app.db.updateTable('feedback').set({ restricted: 1 }).where('id', '=', item.id).execute()
    expect(await refused(`v2/requests/${id}.xml`)).toEqual(unknown)
    await app.db.updateTable('feedback').set({ restricted: 0 }).where('id', '=', item.id).execute()
    await officer.step(item.id, 'forbid-publication', { reason: 'Công dân đổi ý sáng nay' })
    expect(await refused(`v2/requests/${id}.xml`)).toEqual(unknown)
    expect(await requests('v2/requests.json')).toEqual([])
    expect((await ask('v2/servicerequestupdates.json', 'service_request_updates')).value).toEqual([])
  })

  test('an item of another channel is told by its public number, with its public photo', async () => {
    const { id } = await aFeedback(app, { unit: 'A', category: 'Rác thải', text: 'Rác chưa thu gom.' })
    const content = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } })
      .jpeg()
      .toBuffer()
    const photo = app.service.newId()
    await insertAttachment(app.db, {
      id: photo,
      draft_id: null,
      feedback_id: id,
      media_type: 'image/jpeg',
      width: 8,
      height: 8,
      content: content.toString('base64'),
      sha256: sha256(content),
      created_at: new Date(app.clock.now()).toISOString(),
    })
    const number = await publish(id, [photo])
    const [one] = await requests(`v2/requests/${number}.json`)
    expect(one).toMatchObject({ service_request_id: String(number), service_code: 'rac-thai' })
    const shown = await app.request(new URL(one?.media_url ?? '').pathname)
    expect([shown.status, shown.headers.get('content-type')]).toEqual([200, 'image/jpeg'])
  })

  test('an update says what the sender says later, once, and acts as its citizen may; of others it knows nothing', async () => {
    const id = await post({ description: 'Đèn ngã ba chập chờn.' })
    const item = await itemOf(id)
    const update = (params: Readonly<Record<string, string>>) =>
      body({
        service_request_id: id,
        update_id: 'u-1',
        status: 'OPEN',
        updated_datetime: '2026-11-20T09:06:00+07:00',
        description: 'Đêm qua tắt hẳn.',
        ...params,
      })
    const media = 'https://anh.vidu.example/den-2.jpg'
    for (const format of [...FORMATS, ...FORMATS])
      expect(
        (await ask(`v2/servicerequestupdates.${format}`, 'taken', update({ media_url: media }))).value,
      ).toEqual([{ update_id: 'u-1' }])
    const replies = await app.db
      .selectFrom('history_event')
      .select('seq')
      .where('chain', '=', item.id)
      .where('kind', '=', 'citizen-replied')
      .execute()
    expect(replies).toHaveLength(1)
    const fetched = await app.db.selectFrom('outbox').select('payload').where('kind', '=', 'photo').execute()
    expect(fetched.filter(({ payload }) => payload.includes(media))).toHaveLength(1)
    // One thing may be added unasked.
    expect(
      (
        await refused('v2/servicerequestupdates.xml', update({ update_id: 'u-2', description: 'Còn nữa.' }))
      )[0],
    ).toBe(400)
    const taken = await ask(
      'v2/servicerequestupdates.xml',
      'taken',
      update({ update_id: 'u-3', status: 'CANCELLED' }),
    )
    expect(taken.status).toBe(200)
    expect((await itemOf(id)).status).toBe('withdrawn')

    const missing = await refused('v2/servicerequestupdates.xml', update({ service_request_id: 'r00' }))
    const other = (await makeKey('Hệ thống khác')).key
    const foreign = await refused('v2/servicerequestupdates.xml', update({ api_key: other }))
    expect([missing[0], foreign]).toEqual([404, missing])
    const bad = await refused(
      'v2/servicerequestupdates.json',
      update({ status: 'GONE', updated_datetime: 'x' }),
    )
    expect(bad[0]).toBe(400)
    expect(bad[1]).toContain('updated_datetime')
    // Its next key goes on where the last one ended.
    const next = (await makeKey('FixMyStreet')).key
    const repeated = await ask('v2/servicerequestupdates.xml', 'taken', update({ api_key: next }))
    expect(repeated.status).toBe(200)
  })

  test.each(FORMATS)(
    'everything refused is told in the shape of the protocol, in %s, and keeps nothing',
    async (format) => {
      const before = await app.db.selectFrom('feedback').select('id').execute()
      const at = `v2/requests.${format}`
      const bomb = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>'
      const raw = (type: string, content: BodyInit) => ({
        method: 'POST',
        headers: { 'content-type': type },
        body: content,
      })
      const file = new FormData()
      for (const [name, value] of Object.entries(report({ api_key: key }))) file.set(name, value)
      file.set('photo1', new File(['x'], 'a.jpg'))
      const cases: readonly (readonly [number, string, RequestInit?])[] = [
        [404, `v2/nothing.${format}`],
        [404, `v2/services/nothing.${format}`],
        [404, `v2/tokens/nothing.${format}`],
        [404, `v2/requests/%00.${format}`],
        [404, `v2/services.${format}?jurisdiction_id=nowhere.example`],
        [404, at, body(report({ service_code: 'nothing' }))],
        [404, at, { method: 'DELETE' }],
        [400, at, body(report({ service_code: '' }))],
        [400, at, body(report({ lat: '', address_string: '' }))],
        [400, at, body(report({ lat: 'x' }))],
        [400, at, body(report({ lat: '91' }))],
        [400, at, body(report({ 'attribute[where]': '' }))],
        [400, at, body(report({ 'attribute[where]': 'nowhere' }))],
        [400, at, body(report({ description: 'x'.repeat(4_001) }))],
        [400, at, raw(FORM['content-type'], `api_key=${key}&service_code=other&description=%E9%ff`)],
        [400, at, raw(FORM['content-type'], new Uint8Array([0x61, 0x3d, 0xff]))],
        [400, at, raw('multipart/form-data; boundary=x', 'no such boundary')],
        [400, at, { method: 'POST', body: file }],
        [415, at, raw('text/xml', bomb)],
        [415, at, raw('application/json', '{}')],
        [413, at, raw(FORM['content-type'], `description=${'x'.repeat(300_000)}`)],
        [403, at, body(report({ api_key: '' }))],
        [403, at, body(report({ api_key: 'A'.repeat(43) }))],
        [403, `${at}?api_key=forged`],
        [400, `${at}?status=new`],
        [400, `${at}?start_date=2026-01-01`],
        [400, `${at}?start_date=2026-01-01T00:00:00Z&end_date=2026-06-01T00:00:00Z`],
        [400, `${at}?start_date=2026-06-01T00:00:00Z&end_date=2026-05-01T00:00:00Z`],
        [400, `${at}?page=0`],
        [400, `${at}?page_size=1001`],
        [400, `${at}?page=1&page=2`],
        [400, `${at}?status=%ff`],
      ]
      const told = []
      for (const [status, path, init] of cases) told.push([(await refused(path, init))[0], path, status])
      expect(told).toEqual(cases.map(([status, path]) => [status, path, status]))
      expect(await app.db.selectFrom('feedback').select('id').execute()).toHaveLength(before.length)
    },
  )

  test.each(FORMATS)('a fault of the service is told as such, and nothing of it, in %s', async (format) => {
    const now = vi.spyOn(app.service, 'now').mockImplementation(() => {
      throw new Error('a secret of the house')
    })
    try {
      const [status, told] = await refused(`v2/services.${format}`)
      expect(status).toBe(500)
      expect(told).not.toContain('secret')
    } finally {
      now.mockRestore()
    }
  })

  test('a key is told once and kept as its hash; it does what it may, as often as it may, until it ends', async () => {
    const { id, key: reader } = await makeKey('Chỉ đọc', { rights: ['read'], perMinute: 2 })
    const rows = await app.db.selectFrom('api_key').selectAll().where('id', '=', id).execute()
    expect(rows).toMatchObject([{ hash: sha256(reader) }])
    const { body: listed } = await administrator.call('/api/api-keys')
    expect(JSON.stringify(listed)).not.toContain(reader)
    expect(JSON.stringify(listed)).not.toContain(sha256(reader))

    expect((await refused('v2/requests.xml', body(report({ api_key: reader }))))[0]).toBe(403)
    const read = `v2/services.json?api_key=${reader}`
    for (let time = 0; time < 2; time++) expect((await ask(read, 'services')).status).toBe(200)
    const tooOften = await ask(read, 'errors')
    expect(tooOften.status).toBe(429)
    expect(Number(tooOften.headers.get('retry-after'))).toBeGreaterThan(0)
    // Others go on.
    expect((await ask('v2/services.json', 'services')).status).toBe(200)
    expect((await ask(`v2/services.xml?api_key=${key}`, 'services')).status).toBe(200)
    expect((await administrator.call('/api/api-keys')).body).toContainEqual(
      expect.objectContaining({ id, endedAt: null, lastUsedAt: new Date(app.clock.now()).toISOString() }),
    )

    const daily = (await makeKey('Một lần mỗi ngày', { rights: ['read'], perDay: 1 })).key
    expect((await ask(`v2/services.json?api_key=${daily}`, 'services')).status).toBe(200)
    expect((await refused(`v2/services.xml?api_key=${daily}`))[0]).toBe(429)

    const { id: endedId, key: ended } = await makeKey('Sẽ ngừng')
    expect((await administrator.call('/api/api-keys/end', { id: endedId })).status).toBe(204)
    expect((await administrator.call('/api/api-keys/end', { id: endedId })).status).toBe(404)
    expect((await refused('v2/requests.json', body(report({ api_key: ended }))))[0]).toBe(403)
    expect((await officer.call('/api/api-keys')).status).toBe(403)
    expect((await administrator.call('/api/api-keys', { name: '', rights: [] })).status).toBe(400)
    expect((await verifyInstallation(app.service)).faults).toEqual([])
  })

  test('the README’s commands work as they stand there', async () => {
    const served = await serveApp(app)
    try {
      const readme = readFileSync(join(import.meta.dirname, '../../../README.md'), 'utf8')
      const [, block = ''] = /### Open311[^]*?```sh\n([^]*?)```/.exec(readme) ?? []
      const answers = []
      for (const line of block.trim().split('\n')) {
        const command = line.replaceAll('http://127.0.0.1:8080', served.url).replace('curl', 'curl -fsS')
        const { stdout } = await promisify(execFile)('sh', ['-c', command], {
          env: { ...process.env, API_KEY: key },
        })
        answers.push(stdout)
      }
      expect(readXml(answers[0] ?? '').root).toBe('services')
      const [{ service_request_id: id = '' } = {}] = SHAPES.posted.parse(JSON.parse(answers[1] ?? ''))
      expect(await itemOf(id)).toMatchObject({ text: 'Rác chưa thu gom', status: 'new' })
      SHAPES.service_requests.parse(JSON.parse(answers[2] ?? ''))
    } finally {
      await served.stop()
    }
  })

  test('a flood of wrong keys from one address is held up, and a right key from elsewhere is not', async () => {
    const from = (address: string) => ({ headers: { 'x-forwarded-for': address } })
    const flooded = await startApp(database, { env: { TRUST_PROXY: '1' } })
    try {
      const seen = new Set<number>()
      for (let time = 0; time < 70; time++)
        seen.add((await flooded.request('/open311/v2/services.xml?api_key=forged', from('10.0.0.1'))).status)
      expect([...seen]).toEqual([403, 429])
      expect((await flooded.request('/open311/v2/services.xml', from('10.0.0.2'))).status).toBe(200)
      expect((await flooded.request('/open311/v2/services.xml', from('10.0.0.1'))).status).toBe(200)
    } finally {
      await flooded.stop()
    }
  })
})
