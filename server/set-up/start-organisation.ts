import { takeTurn } from '../../db/dialect.ts'
import { insertApprovalRule } from '../../db/queries/feedback/approvals.ts'
import { insertCalendarVersion, insertPolicy } from '../../db/queries/deadlines/calendars.ts'
import { changeTransaction } from '../../db/queries/change-stamps.ts'
import { findOrganisation, insertOrganisation } from '../../db/queries/organisation.ts'
import { insertQuestionnaire, insertQuestionnaireVersion } from '../../db/queries/surveys.ts'
import { saveRestrictedWords } from '../../db/queries/restricted-words.ts'
import { saveUrgentWords } from '../../db/queries/office/urgent-words.ts'
import { insertUnit } from '../../db/queries/units.ts'
import type { Db } from '../../db/open.ts'
import type { DeadlineRule } from '../contract/deadlines/calendar.ts'
import { DEFAULT_APPROVAL_MINUTES } from '../contract/feedback/approval.ts'
import { isoOf, type Organisation, type Service } from '../context.ts'
import { VIETNAM_CALENDAR } from '../domain/deadlines/vietnam-calendar.ts'
import { DEFAULT_RESTRICTED_WORDS } from '../domain/text/restricted-words.ts'
import { DEFAULT_URGENT_WORDS } from '../domain/triage/urgent-words.ts'
import { DEFAULT_QUESTIONNAIRE, DEFAULT_QUESTIONNAIRE_CODE } from '../surveys/default-questionnaire.ts'
import { DEFAULT_COLOURS } from '../organisation/look/judge-look.ts'
import { recordWriting } from '../history/append.ts'

const ROOT_UNIT_CODE = 'ROOT'

/** "Trong ngày", received after 15:00: the next working day (Plan 104/KH-UBND of District 11, 13/5/2022, II.1.1 and II.2.4). */
const SAME_DAY: DeadlineRule = { kind: 'same-day', cutOff: '15:00', minimumHandlingMinutes: 120 }

const FIRST_DAY = '2000-01-01'

/** What everybody will read is read by a second person first. */
const PUBLISHED_ANSWERS = {
  name: 'Câu trả lời sẽ công khai',
  unit_id: null,
  channel: null,
  category: null,
  words: '[]',
  published: 1,
  due_minutes: DEFAULT_APPROVAL_MINUTES,
  ended_at: null,
} as const

type Starting = { readonly zone: string } & Pick<Service, 'now' | 'newId' | 'sealedUntil'>

/**
 * The organisation of this installation. A new one gets a root unit, the Vietnamese calendar, the same-day policy, the
 * default questionnaire, the words by which items are held and the rule for whose answers are approved, so that it can work at once; all of it is data that people change later.
 */
export async function startOrganisation(db: Db, { zone, ...starting }: Starting): Promise<Organisation> {
  const found = await findOrganisation(db)
  if (found) return organisationOf(found)
  const { now, newId } = starting
  const at = isoOf(now())
  const ids = { organisation: newId(), root: newId(), calendar: newId(), policy: newId(), version: newId() }
  await changeTransaction(db, async (tx) => {
    // Of two processes that start at once the second finds what the first has made.
    await takeTurn(tx, 'start the organisation')
    if (await findOrganisation(tx)) return
    await insertOrganisation(tx, {
      id: ids.organisation,
      name: 'Trung tâm Phục vụ hành chính công',
      name_en: 'Public Administration Service Centre',
      zone,
      ...DEFAULT_COLOURS,
      logo: null,
      second_factor_days: null,
      second_factor_since: null,
      created_at: at,
    })
    await insertUnit(tx, {
      id: ids.root,
      code: ROOT_UNIT_CODE,
      name: 'Trung tâm Phục vụ hành chính công',
      name_en: 'Public Administration Service Centre',
      kind: 'service-centre',
      parent_id: null,
      path: `/${ids.root}/`,
      depth: 0,
      position: 1,
      valid_from: FIRST_DAY,
      valid_to: null,
    })
    await insertCalendarVersion(tx, {
      id: ids.calendar,
      unit_id: ids.root,
      version: 1,
      valid_from: FIRST_DAY,
      body: JSON.stringify({ ...VIETNAM_CALENDAR, zone }),
      note: 'Lịch hành chính Việt Nam',
      created_at: at,
      created_by: null,
    })
    await insertPolicy(tx, {
      id: ids.policy,
      code: 'same-day',
      name: 'Trả lời trong ngày',
      name_en: 'Answered the same day',
      rule: JSON.stringify(SAME_DAY),
      channel: null,
      category: null,
      category_folded: null,
      unit_id: null,
      campaign_id: null,
      limits: '{}',
      note: '',
      valid_from: FIRST_DAY,
      valid_to: null,
      created_at: at,
    })
    const questionnaireId = newId()
    await insertQuestionnaire(tx, {
      id: questionnaireId,
      code: DEFAULT_QUESTIONNAIRE_CODE,
      name: 'Phiếu mặc định',
      name_en: 'Default questionnaire',
      draft: null,
      revision: 1,
      retired_at: null,
      created_at: at,
    })
    await insertQuestionnaireVersion(tx, {
      id: ids.version,
      questionnaire_id: questionnaireId,
      version: 1,
      scale_size: DEFAULT_QUESTIONNAIRE.scaleSize,
      body: JSON.stringify(DEFAULT_QUESTIONNAIRE),
      published_at: at,
    })
    const words = DEFAULT_RESTRICTED_WORDS.map((word) => ({ id: newId(), word, active: 1 }))
    await saveRestrictedWords(tx, words)
    const urgent = DEFAULT_URGENT_WORDS.map(({ word, raises }) => ({
      id: newId(),
      word,
      raises: raises ? 1 : 0,
      active: 1,
    }))
    await saveUrgentWords(tx, urgent)
    const approval = { id: newId(), ...PUBLISHED_ANSWERS, added_at: at }
    await insertApprovalRule(tx, approval)
    await recordWriting(
      tx,
      { ...starting, actor: { kind: 'command-line', name: 'hailong' } },
      'organisation-started',
      [
        ['organisation', ids.organisation],
        ['unit', ids.root],
        ['calendar_version', ids.calendar],
        ['deadline_policy', ids.policy],
        ['questionnaire', questionnaireId],
        ['questionnaire_version', ids.version],
        ...words.map(({ id }) => ['restricted_word', id] as const),
        ...urgent.map(({ id }) => ['urgent_word', id] as const),
        ['approval_rule', approval.id],
      ],
    )
  })
  const made = await findOrganisation(db)
  if (!made) throw new Error('the organisation could not be made')
  return organisationOf(made)
}

function organisationOf(row: NonNullable<Awaited<ReturnType<typeof findOrganisation>>>): Organisation {
  return {
    id: row.id,
    name: row.name,
    nameEn: row.name_en,
    zone: row.zone,
    rootUnitId: row.root_unit_id,
    createdAt: row.created_at,
  }
}
