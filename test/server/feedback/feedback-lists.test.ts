import { deleteSearched, insertSearched } from '../../../db/dialect.ts'
import { rebuildSearch } from '../../../server/feedback/search/rebuild-search.ts'
import { eraseWords } from '../../../server/history/erase-words.ts'
import { commandLineContext } from '../../../server/open-service.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FeedbackList } from '../../../server/contract/feedback/feedback.ts'
import { startApp, type TestApp } from '../../fixtures/app.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'
import { aFeedback, type StaffMember, staffMember } from '../../fixtures/feedback.ts'

describe.each(DATABASES)('lists of feedback on %s', (database) => {
  let app: TestApp
  let officer: StaffMember
  let colleague: StaffMember
  let coordinator: StaffMember
  let ids: Record<string, string>

  beforeAll(async () => {
    app = await startApp(database)
    await app.addUnit('A')
    await app.addUnit('A1', { parent: 'A' })
    await app.addUnit('B')
    await app.addPerson('can.bo', 'officer', 'A')
    await app.addPerson('dong.nghiep', 'head', 'A')
    await app.addPerson('dieu.phoi', 'coordinator')
    officer = await staffMember(app, 'can.bo')
    colleague = await staffMember(app, 'dong.nghiep')
    coordinator = await staffMember(app, 'dieu.phoi')
    const make = async (unit: string | undefined, receivedAt: string, text: string) => {
      // Ids are made of the clock: among items due at once, the one received first comes first.
      app.clock.advance(1)
      return (await aFeedback(app, { ...(unit ? { unit } : {}), receivedAt, text })).id
    }
    ids = {
      late: await make('A', '2026-11-18T08:00:00+07:00', 'Cống thoát nước đường Nguyễn Huệ bị tắc'),
      today: await make(
        'A',
        '2026-11-20T08:00:00+07:00',
        'Xe rác gây ồn lúc 5 giờ sáng, giảm 50% được không?',
      ),
      mine: await make('A', '2026-11-20T08:10:00+07:00', 'Đèn đường hư'),
      taken: await make('A', '2026-11-20T08:20:00+07:00', 'Vỉa hè bị lấn chiếm_nặng'),
      child: await make('A1', '2026-11-20T08:30:00+07:00', 'Biển báo gãy'),
      other: await make('B', '2026-11-20T08:40:00+07:00', 'Cây đổ'),
      triage: await make(undefined, '2026-11-20T08:50:00+07:00', 'Không rõ thuộc đâu'),
      answered: await make('A', '2026-11-19T08:00:00+07:00', 'Đã xong'),
    }
    await officer.step(ids['mine'] ?? '', 'claim')
    await colleague.step(ids['taken'] ?? '', 'claim')
    await officer.step(ids['answered'] ?? '', 'answer', { text: 'Xong. Xin cảm ơn quý vị đã phản ánh.' })
  })
  afterAll(() => app.stop())

  const list = async (who: StaffMember, query: string): Promise<FeedbackList> => {
    const { status, body } = await who.call(`/api/feedback?${query}`)
    expect(status).toBe(200)
    return body as unknown as FeedbackList
  }
  /** The names of the items in a list, in its order. */
  const names = async (who: StaffMember, query: string): Promise<string[]> => {
    const { items, total } = await list(who, query)
    expect(total).toBe(items.length)
    return items.map(({ id }) => Object.keys(ids).find((name) => ids[name] === id) ?? id)
  }

  test('today: what is open in my units and nobody else has taken on, the most urgent first', async () => {
    expect(await names(officer, 'view=today')).toEqual(['late', 'today', 'mine', 'child'])
    expect(await names(officer, '')).toEqual(['late', 'today', 'mine', 'child'])
  })

  test.each([
    ['mine', ['mine']],
    ['unit', ['late', 'today', 'mine', 'taken', 'child']],
    ['unit&unit=A1', ['child']],
    ['triage', []],
    ['overdue', ['late']],
    ['answered', ['answered']],
    ['all', ['child', 'taken', 'mine', 'today', 'answered', 'late']],
  ])('an officer of A sees in %s', async (view, expected) => {
    expect(await names(officer, `view=${view}`)).toEqual(expected)
  })

  test('the coordinator sees every unit and triage', async () => {
    expect(await names(coordinator, 'view=triage')).toEqual(['triage'])
    expect(await names(coordinator, 'view=all')).toHaveLength(8)
  })

  test.each([
    ['cong thoat nuoc', ['late']],
    ['NGUYEN HUE cống', ['late']],
    ['đường', ['mine', 'late']],
    ['50%', ['today']],
    ['chiem_nang', ['taken']],
    ['cống, thoát/nước', ['late']],
    ['"thoát nước"', ['late']],
    ['(Nguyễn)-Huệ.', ['late']],
    ['đườn', []],
    ['gia', []],
    ['%', []],
    ['_', []],
    ["' or 1=1 --", []],
    ['cây đổ', []],
  ])('search for “%s” finds only what holds every word, within the units', async (q, expected) => {
    expect(await names(officer, `view=all&q=${encodeURIComponent(q)}`)).toEqual(expected)
  })

  test('hits with the marks as they were typed come first, page by page, each in the order of the list', async () => {
    const make = async (text: string) => {
      app.clock.advance(1)
      const { id } = await aFeedback(app, { unit: 'B', text, receivedAt: '2026-11-20T08:00:00+07:00' })
      return id
    }
    const typed = [await make('Bãi giữ xe thu quá giá'), await make('bãi giữ xe đóng sớm')]
    const others = [await make('Bai giu xe o cho'), await make('Bài giữ xe bị hỏng')]
    const expected = [...typed.toReversed(), ...others.toReversed()]
    const paged: string[] = []
    let after = ''
    do {
      const query = `view=all&limit=3&q=${encodeURIComponent('BÃI giu xe')}${after}`
      const page = await list(coordinator, query)
      expect(page.total).toBe(4)
      paged.push(...page.items.map(({ id }) => id))
      after = page.next === null ? '' : `&after=${page.next}`
    } while (after !== '')
    expect(paged).toEqual(expected)
    const unmarked = await list(coordinator, `view=all&q=${encodeURIComponent('bai giu xe')}`)
    expect(unmarked.items.map(({ id }) => id)).toEqual([...typed, ...others].toReversed())
  })

  test('a tracking code finds its item however it is typed', async () => {
    const { trackingCode } = await officer.get(ids['today'] ?? '')
    const typed = trackingCode.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o')
    expect(await names(officer, `view=all&q=${encodeURIComponent(typed)}`)).toEqual(['today'])
  })

  test('what is named exactly comes before what only speaks of it, page by page', async () => {
    const { trackingCode } = await officer.get(ids['late'] ?? '')
    app.clock.advance(1)
    const { id } = await aFeedback(app, {
      unit: 'A',
      text: `Như đã báo ở ${trackingCode}, vẫn còn tắc`,
      receivedAt: '2026-11-20T08:58:00+07:00',
    })
    const query = `view=all&limit=1&q=${trackingCode}`
    const first = await list(coordinator, query)
    const second = await list(coordinator, `${query}&after=${first.next ?? ''}`)
    expect([first.total, second.total, second.next]).toEqual([2, 2, null])
    expect([...first.items, ...second.items].map((item) => item.id)).toEqual([ids['late'], id])
  })

  describe('search', () => {
    const found = async (who: StaffMember, q: string) =>
      (await list(who, `view=all&q=${encodeURIComponent(q)}`)).items.map(({ id }) => id)
    let item: { id: string; trackingCode: string }

    beforeAll(async () => {
      item = await aFeedback(app, {
        unit: 'B',
        externalRef: '1022/2026-004711',
        text: 'Máy bơm ở công viên không chạy',
        receivedAt: '2026-11-20T08:55:00+07:00',
        sender: { name: 'Trần Thị Bưởi', phone: '0903 123 456', email: 'buoi@example.vn' },
      })
      await app.addPerson('lanh.dao', 'leader')
    })

    test.each([
      ['a group of the code', () => item.trackingCode.split('-')[1] ?? ''],
      ['the beginning of the code', () => item.trackingCode.slice(0, 8)],
      ['the code without its dashes', () => item.trackingCode.replaceAll('-', '').slice(2)],
      ['the reference of its source', () => '1022/2026-004711'],
      ['a part of that reference', () => '004711'],
      ['the telephone number', () => '0903123456'],
      ['the number as it is written abroad', () => '+84 903 123 456'],
      ['the beginning of the number', () => '0903 123'],
      ['the sender’s name without marks', () => 'tran thi buoi'],
      ['the address of the sender', () => 'buoi@example.vn'],
    ])('finds an item by %s', async (_what, typed) => {
      expect(await found(coordinator, typed())).toEqual([item.id])
    })

    test('finds no sender for those who may not see senders', async () => {
      const leader = await staffMember(app, 'lanh.dao')
      expect(await found(leader, 'may bom')).toEqual([item.id])
      expect(await found(leader, 'tran thi buoi')).toEqual([])
      expect(await found(leader, '0903123456')).toEqual([])
    })

    test('finds what colleagues have written, and shows where the words stand', async () => {
      await coordinator.step(item.id, 'note', { text: 'Đã gọi thợ điện nước, hẹn thứ Hai.' })
      const { items } = await list(coordinator, `view=all&q=${encodeURIComponent('thợ điện')}`)
      expect(items.map(({ id }) => id)).toEqual([item.id])
      expect(items[0]?.excerpt?.parts.filter(({ isHit }) => isHit).map(({ text }) => text)).toEqual([
        'thợ',
        'điện',
      ])
    })

    test('finds an item by its category of today and by its answers of today alone', async () => {
      await app.service.db.transaction().execute(async (tx) => {
        await insertSearched(tx, [
          { feedback_id: item.id, text_id: null, about: 'item', words: 'tu cu khong con', marks: [] },
        ])
      })
      expect(await found(coordinator, 'tu cu khong con')).toEqual([item.id])
      await coordinator.step(item.id, 'categorise', { category: 'Hồ phun nước', reason: 'Đúng lĩnh vực' })
      expect(await found(coordinator, 'tu cu khong con')).toEqual([])
      expect(await found(coordinator, 'ho phun nuoc')).toEqual([item.id])
      expect(await found(coordinator, 'tran thi buoi')).toEqual([item.id])
      expect(await found(coordinator, 'tho dien')).toEqual([item.id])
    })

    test('is made anew from what is stored, with the same answers', async () => {
      const typed = ['may bom', 'tran thi buoi', '0903123456', 'tho dien', 'ho phun nuoc', '004711']
      await app.service.db.transaction().execute((tx) => deleteSearched(tx, item.id))
      expect(await found(coordinator, 'tho dien')).toEqual([])
      expect(await rebuildSearch(commandLineContext(app.service))).toBeGreaterThan(1)
      for (const words of typed) expect(await found(coordinator, words), words).toEqual([item.id])
    })

    test('finds nothing any more of what was erased', async () => {
      await eraseWords(commandLineContext(app.service), item.id, 'Theo đề nghị của người gửi')
      for (const typed of ['may bom', 'tran thi buoi', '0903123456', 'tho dien'])
        expect(await found(coordinator, typed)).toEqual([])
      expect(await found(coordinator, item.trackingCode)).toEqual([item.id])
    })
  })

  test.each(['due', 'newest'])('pages by key give every item once, %s first', async (order) => {
    const view = order === 'due' ? 'unit' : 'all'
    const whole = await list(officer, `view=${view}`)
    const paged: string[] = []
    let after = ''
    do {
      const page: FeedbackList = await list(officer, `view=${view}&limit=2${after}`)
      paged.push(...page.items.map(({ id }) => id))
      expect(page.total).toBe(whole.items.length)
      after = page.next === null ? '' : `&after=${page.next}`
    } while (after !== '')
    expect(paged).toEqual(whole.items.map(({ id }) => id))
  })

  test.each([
    ['view=nothing', 400],
    ['limit=0', 400],
    ['limit=201', 400],
    ['after=xyz', 400],
    [`after=${Buffer.from('["2026-01-01",1]').toString('base64url')}`, 400],
    ['unit=NOWHERE', 404],
    ['unknown=1', 400],
    ['q=%00', 400],
    ['q=%ED%A0%80', 200],
    ['view=today&view=all', 400],
  ])('?%s answers %i', async (query, status) => {
    expect((await officer.call(`/api/feedback?${query}`)).status).toBe(status)
  })

  test.each(['x', '%00', '00000000-0000-7000-8000-000000000000', "'--"])(
    'no item is called %s',
    async (id) => {
      expect((await officer.call(`/api/feedback/${id}`)).status).toBe(404)
    },
  )

  test('what staff enter at the desk is received now, by their rights', async () => {
    const entered = await officer.call('/api/feedback', { channel: 'desk', text: 'Ghế chờ bị gãy' })
    expect([entered.status, entered.body]).toMatchObject([201, { status: 'accepted', externalRef: null }])
    const old = await officer.call('/api/feedback', {
      channel: 'phone',
      text: 'x',
      receivedAt: '2026-10-01T08:00:00+07:00',
    })
    expect([old.status, old.body['code']]).toEqual([422, 'feedback/received-too-long-ago'])
    const empty = await officer.call('/api/feedback', { channel: 'desk', text: '\u200b' })
    expect([empty.status, empty.body['code']]).toEqual([422, 'feedback/invalid'])
  })
})
