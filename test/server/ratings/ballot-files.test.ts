import readSheets from 'read-excel-file/node'
import writeWorkbook from 'write-excel-file/node'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { countTallies } from '../../../db/queries/tallies.ts'
import { forgetCitizens } from '../../../server/citizen-form/forget-citizens.ts'
import type { BallotList } from '../../../server/contract/ballots.ts'
import type { ReadBallotFile } from '../../../server/contract/imports/ballot-file.ts'
import type { QuestionnaireBody } from '../../../server/contract/questionnaire.ts'
import { newUuid7 } from '../../../server/ids.ts'
import { QUESTIONNAIRE_TEMPLATES } from '../../../server/surveys/templates.ts'
import { verifyInstallation } from '../../../server/verify/verify-installation.ts'
import { startApp, type TestApp } from '../../fixtures/app.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'
import { askAt } from '../../fixtures/questionnaires.ts'

const SOURCES = {
  key: 'sources',
  words: { vi: 'Quý vị biết thủ tục qua đâu?', en: 'How did you learn of the procedure?' },
  kind: 'many' as const,
  choices: [
    { key: 'web', words: { vi: 'Trang web', en: 'Website' } },
    { key: 'kin', words: { vi: 'Người quen, hàng xóm', en: 'Acquaintances, neighbours' } },
    { key: 'desk', words: { vi: 'Hỏi tại quầy', en: 'Asked at the desk' } },
  ],
}

describe.each(DATABASES)('a file of paper forms, on %s', (database) => {
  let app: TestApp
  let head: { cookie: string }
  let other: { cookie: string }
  let body: QuestionnaireBody

  beforeEach(async () => {
    app = await startApp(database)
    await app.addUnit('HT', { name: 'Tổ Hộ tịch' })
    await app.addUnit('MT')
    await app.addDesk('H1', 'HT')
    await app.addPerson('truong', 'head', 'HT')
    await app.addPerson('truong-khac', 'head', 'MT')
    head = await app.signIn('truong')
    other = await app.signIn('truong-khac')
    const template = QUESTIONNAIRE_TEMPLATES.find(({ key }) => key === 'tt01-2018')
    if (!template) throw new Error('there is no such template')
    body = { ...template.body, questions: [...(template.body.questions ?? []), SOURCES] }
    await askAt(app.owner, { units: ['HT'], template: 'tt01-2018', body })
  })
  afterEach(() => app.stop())

  const PLACE = 'unit=HT&day=2026-11-20'
  const send = (content: string | Uint8Array, { place = PLACE, name = 'phieu.csv', as = head } = {}) =>
    app.request(`/api/ballots/file?${place}&name=${encodeURIComponent(name)}`, {
      method: 'POST',
      headers: as,
      body: new Uint8Array(Buffer.from(content)),
    })
  const read = async (content: string | Uint8Array, place = PLACE) => {
    const response = await send(content, { place })
    expect(response.status).toBe(200)
    return (await response.json()) as ReadBallotFile
  }
  const refusal = async (response: Response) => {
    const { code, errors } = (await response.json()) as { code: string; errors?: { vi: string }[] }
    return [response.status, code, errors?.[0]?.vi]
  }
  const enter = (file: ReadBallotFile, changes: object = {}) => {
    const { levels, answered, comments, forms, questionnaireVersionId } = file
    return app.request('/api/ballots', {
      headers: head,
      json: {
        id: newUuid7(app.clock.now()),
        channel: 'paper',
        unit: 'HT',
        day: '2026-11-20',
        formsLie: 'Tủ 2',
        levels,
        answered,
        comments,
        forms,
        questionnaireVersionId,
        file: file.file,
        ...changes,
      },
    })
  }
  const decide = (id: string, json: object) =>
    app.request(`/api/ballots/${id}/decide`, { headers: other, json })
  const list = async (as = head) =>
    ((await (await app.request('/api/ballots', { headers: as })).json()) as BallotList).entries
  const faults = async () => (await verifyInstallation(app.service)).faults
  const fates = ({ rows }: ReadBallotFile) => rows.map(({ line, fate }) => `${line} ${fate}`)

  test('tells every row’s fate and keeps nothing; entered it is a batch as one by hand, which counts once confirmed', async () => {
    const [reason] = body.reasons
    if (!reason) throw new Error('the template has no reasons')
    const file = await read(
      [
        'PHIẾU KHẢO SÁT NGÀY 20/11;;;;;;',
        'Số phiếu;Mức độ hài lòng;Lý do;Kết quả được trả so với giấy hẹn?;sources;Ý kiến;Người nhập',
        '1;5;;;;;Lan',
        '2;Rất hài lòng;;;;;Lan',
        `3;2;${reason.words.vi};late;Trang web; "Chờ lâu, quá giờ hẹn";Lan`.replace('; "', ';"'),
        `4;Dissatisfied;${reason.key};Trễ hẹn;WEBSITE;;Lan`,
        '5;4/5;;;"Người quen, hàng xóm; desk";Cán bộ nhiệt tình;Lan',
        '6;hỏng;;;;;Lan',
        '5;4 - Hài lòng;;;desk, kin;Cán bộ nhiệt tình;Lan',
        '8;;;;;;Lan',
      ].join('\r\n'),
    )
    expect(fates(file)).toEqual([
      '3 counted',
      '4 counted',
      '5 counted',
      '6 counted',
      '7 counted',
      '8 spoilt',
      '9 repeated',
      '10 empty',
    ])
    expect(file.rows[6]?.errors).toEqual([
      expect.objectContaining({ vi: 'giống hệt dòng 7, cùng số phiếu: chỉ tính một lần' }),
    ])
    expect(file).toMatchObject({
      passedOver: ['Người nhập'],
      isNumbered: true,
      enteredAs: null,
      levels: [0, 0, 0, 0, 2],
      answered: [
        { level: 2, reasons: [reason.key], answers: { 'cs1-time': ['late'], sources: ['web'] }, forms: 2 },
        { level: 4, answers: { sources: ['desk', 'kin'] }, forms: 1 },
      ],
      comments: ['Chờ lâu, quá giờ hẹn', 'Cán bộ nhiệt tình'],
      forms: 6,
    })
    expect(await list()).toEqual([])
    const response = await enter(file)
    expect([response.status, await response.clone().json()]).toMatchObject([
      201,
      { status: 'accepted', number: 1, count: 5 },
    ])
    const { id } = (await response.json()) as { id: string }
    expect((await list(other))[0]).toMatchObject({
      file: 'phieu.csv',
      forms: 6,
      comments: ['Chờ lâu, quá giờ hẹn', 'Cán bộ nhiệt tình'],
      answered: [
        { level: 2, forms: 2 },
        { level: 4, forms: 1 },
      ],
    })
    expect((await decide(id, { decision: 'counted' })).status).toBe(200)
    const counted = await countTallies(app.db, {
      span: { fromDay: '2026-11-20', toDay: '2026-11-21' },
      by: ['question', 'choice'],
      questions: ['level', 'sources'],
    })
    expect(counted.map(({ question, choice, n }) => `${question} ${choice} ${n}`).toSorted()).toEqual([
      'level 2 2',
      'level 4 1',
      'level 5 2',
      'sources desk 1',
      'sources kin 1',
      'sources web 2',
    ])
    const comments = await app.db
      .selectFrom('comment')
      .select(['text', 'local_day'])
      .orderBy('text')
      .execute()
    expect(comments).toEqual(
      [
        { text: 'Chờ lâu, quá giờ hẹn', local_day: '2026-11-20' },
        { text: 'Cán bộ nhiệt tình', local_day: '2026-11-20' },
      ].toSorted((a, b) => (a.text < b.text ? -1 : 1)),
    )
    expect(await app.db.selectFrom('ballot_comment').selectAll().execute()).toEqual([])
    expect((await list())[0]).toMatchObject({ comments: [], answered: null })
    expect(await faults()).toEqual([])
  })

  test('is entered once, whatever batch it is sent as, until its batch was refused', async () => {
    const content = 'level,comment\n5,Tốt\n1,Chờ lâu\n'
    const file = await read(content)
    expect(file).toMatchObject({ isNumbered: false, levels: [1, 0, 0, 0, 1], comments: ['Tốt', 'Chờ lâu'] })
    const same = newUuid7(app.clock.now())
    const [first, second] = await Promise.all([enter(file, { id: same }), enter(file, { id: same })])
    const statuses = [await first.json(), await second.json()] as { status: string }[]
    expect(statuses.map(({ status }) => status).toSorted()).toEqual(['accepted', 'duplicate'])
    expect((await refusal(await enter(file))).slice(0, 2)).toEqual([409, 'ballots/file-twice'])
    expect((await read(content)).enteredAs).toBe(1)
    expect(await list()).toHaveLength(1)
    await decide(same, { decision: 'refused', reason: 'Nhầm ngày' })
    expect(await app.db.selectFrom('ballot_comment').selectAll().execute()).toEqual([])
    expect((await read(content)).enteredAs).toBeNull()
    expect((await enter(file)).status).toBe(201)
    expect(await app.db.selectFrom('comment').selectAll().execute()).toEqual([])
    app.clock.set('2028-01-20T09:00:00+07:00')
    await forgetCitizens(app.service)
    expect(await app.db.selectFrom('ballot_comment').selectAll().execute()).toEqual([])
    expect(await faults()).toEqual([])
  })

  test('names every cell that cannot be read, with what would be right in both languages', async () => {
    const file = await read(
      [
        'Form number\tLevel\treasons\tcs1-time\tcs3-contacts\tcs3-own-fault\tsources.web\tComment\tNgày\tQuầy',
        'a\t6\t\t\t\t\t\t\t\t',
        'b\t4\tkhông có lý do này\tmuộn\t\t\tmaybe\t\t\t',
        'c\t4\t\t\tonce\tcó\t\t\t\t',
        'd\t\t\tlate\t\t\t\t\t\t',
        'e\thỏng\t\tlate\t\t\t\t\t\t',
        `f\t4\t\t\t\t\t\t${'x'.repeat(501)}\t19/11/2026\tQuầy H1`,
        'g\t#N/A\t\t\t\t\t\t\t\t',
        'h\t4\t\t\tmore\tY\tx\t\t2026-11-20\t',
        'H\t5\t\t\t\t\t\t\t\t',
      ].join('\n'),
    )
    expect(fates(file)).toEqual([
      ...[2, 3, 4, 5, 6, 7, 8].map((line) => `${line} refused`),
      '9 counted',
      '10 refused',
    ])
    const said = file.rows.flatMap(({ errors }) => errors.map(({ field, vi }) => `${field} ${vi}`))
    expect(said).toEqual([
      'lines.2.level cột “Level” ghi “6”: cần số từ 1 đến 5, hoặc một trong: Rất không hài lòng, Không hài lòng, Bình thường, Hài lòng, Rất hài lòng; phiếu trống hay hỏng thì ghi “hỏng”',
      expect.stringMatching(
        /^lines\.3\.reasons cột “reasons” ghi “không có lý do này”: cần một hoặc nhiều trong: /,
      ),
      'lines.3.answers.cs1-time cột “cs1-time” ghi “muộn”: cần một trong: Sớm hơn hẹn; Đúng hẹn; Trễ hẹn',
      'lines.3.answers.sources.web cột “sources.web” ghi “maybe”: cần “x”, hoặc để trống',
      'lines.4.answers.cs3-own-fault cột “cs3-own-fault” ghi “có”: không được hỏi với mức và các câu trả lời này',
      'lines.5.level cột “Level” để trống: phiếu có trả lời mà chưa có mức; ghi mức, hoặc ghi “hỏng” và bỏ các câu trả lời',
      'lines.6.level cột “Level” ghi “hỏng”: phiếu hỏng mà vẫn có câu trả lời; ghi mức, hoặc bỏ các câu trả lời',
      expect.stringMatching(/^lines\.7\.comment cột “Comment” ghi “x{60}”: dài quá 500 ký tự$/),
      'lines.7.day cột “Ngày” ghi “19/11/2026”: mỗi đợt một ngày, và đợt này là ngày 20/11/2026',
      'lines.7.desk cột “Quầy” ghi “Quầy H1”: đợt này là của cả đơn vị; hãy chọn quầy cho đợt, hoặc bỏ cột này',
      'lines.8.level cột “Level” để trống: công thức bị lỗi; xin ghi giá trị vào ô',
      'lines.10 cùng số phiếu với dòng 9 mà ghi khác; xin xem lại phiếu rồi sửa số hoặc bỏ một dòng',
    ])
    expect(
      file.rows.flatMap(({ errors }) => errors).every(({ vi, en }) => vi !== '' && en !== '' && vi !== en),
    ).toBe(true)
    // With its desk chosen the same cell is right, by the desk's code too.
    const atDesk = await read('level,desk,day\n4,h1,20/11/2026\n5,Quầy H1,\n', `${PLACE}&desk=H1`)
    expect(fates(atDesk)).toEqual(['2 counted', '3 counted'])
  })

  test('fits its template, in both languages and formats', async () => {
    const template = (query: string) =>
      app.request(`/api/ballots/template?${PLACE}&${query}`, { headers: head })
    for (const lang of ['vi', 'en'] as const) {
      const book = Buffer.from(await (await template(`lang=${lang}`)).arrayBuffer())
      const [forms, guide] = await readSheets(book)
      const heads = (forms?.data[0] ?? []).map(String)
      expect(heads).toContain(SOURCES.words[lang])
      expect(guide?.data.slice(2).map(([column]) => column)).toEqual(heads)
      expect(JSON.stringify(guide?.data)).toContain(
        SOURCES.choices.map(({ words }) => words[lang]).join('; '),
      )
      const csv = await (await template(`lang=${lang}&format=csv`)).text()
      expect(
        csv
          .replace(/^\uFEFF/, '')
          .trim()
          .split(',').length,
      ).toBeGreaterThanOrEqual(heads.length)
      const filled = await writeWorkbook([
        {
          sheet: 'Phiếu',
          data: [
            heads.map((value) => ({ value, type: String })),
            heads.map((head, index) =>
              index === 1
                ? { value: 3, type: Number }
                : {
                    value: head === SOURCES.words[lang] ? (SOURCES.choices[1]?.words[lang] ?? '') : '',
                    type: String,
                  },
            ),
          ],
        },
        {
          sheet: 'Cách ghi',
          data: (guide?.data ?? []).map((row) =>
            row.map((value) => ({ value: String(value ?? ''), type: String })),
          ),
        },
      ]).toBuffer()
      const file = await read(filled)
      expect([lang, file.passedOver, file.answered]).toEqual([
        lang,
        [],
        [{ level: 3, answers: { sources: ['kin'] }, forms: 1 }],
      ])
    }
    expect((await template('format=ods')).status).toBe(400)
  })

  test('is refused whole, by name, where it is no such file', async () => {
    expect(await refusal(await send('Họ tên,Điện thoại\nLan,0901\n'))).toEqual([
      422,
      'import/unknown-column',
      'không có cột mức trong tệp; cần cột “Mức độ hài lòng”, hoặc cột mang đúng lời câu hỏi',
    ])
    expect((await refusal(await send('level,Mức\n5,5\n'))).slice(0, 2)).toEqual([422, 'import/column-twice'])
    expect((await refusal(await send('level\n'))).slice(0, 2)).toEqual([422, 'import/no-rows'])
    expect((await refusal(await send(''))).slice(0, 2)).toEqual([422, 'import/unreadable'])
    const xls = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
    expect(await refusal(await send(xls))).toMatchObject([
      expect.anything(),
      'import/foreign-format',
      expect.stringContaining('.xls'),
    ])
    expect((await refusal(await send('level\n"5\n'))).slice(0, 2)).toEqual([422, 'import/unreadable'])
    const many = `level\n${'5\n'.repeat(2_001)}`
    expect((await refusal(await send(many))).slice(0, 2)).toEqual([413, 'ballots/too-many-forms'])
    expect((await read(`level\n${'5\n'.repeat(2_000)}`)).levels).toEqual([0, 0, 0, 0, 2_000])
    expect((await send('level\n5\n', { place: 'unit=MT&day=2026-11-20' })).status).toBe(403)
    expect((await send('level\n5\n', { place: 'unit=HT&day=2026-11-21' })).status).toBe(400)
    expect((await send('x'.repeat(10 * 1024 * 1024))).status).toBe(413)
  })
})
