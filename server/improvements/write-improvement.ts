import { insertImprovement, listItemsByCode, listShownAnswers } from '../../db/queries/office/improvements.ts'
import { findUnitByCode } from '../../db/queries/units.ts'
import { type Context, isoOf } from '../context.ts'
import type { ImprovementInput } from '../contract/feedback/improvements.ts'
import { type FieldError, Refusal } from '../contract/refusals.ts'
import { findPersonal } from '../domain/text/find-personal.ts'
import { cleanText } from '../domain/text/fold-vietnamese.ts'
import { localDay } from '../domain/local-time.ts'
import { findInScope } from '../feedback/find-in-scope.ts'
import { readTrackingCode } from '../feedback/intake/tracking-code.ts'
import { recordWriting } from '../history/append.ts'
import { demand } from '../permit.ts'

const WRITTEN = ['title', 'titleEn', 'said', 'saidEn', 'done', 'doneEn'] as const

/** Numbers that lead to one person are never part of it; names and addresses are for the second person to read. */
const NEVER = ['phone', 'email', 'identity', 'bank-account', 'plate']

/**
 * Puts what a unit changed because of feedback before a second person. Throws `unit/not-found`, `access/not-allowed`,
 * `request/invalid` with each field: personal data, a day to come, items outside the person's units, answers not shown.
 */
export async function writeImprovement(ctx: Context, input: ImprovementInput): Promise<string> {
  const unit = await findUnitByCode(ctx.db, input.unit)
  if (!unit) throw new Refusal('unit/not-found', { detail: input.unit })
  demand(ctx.actor, 'improvements/write', unit.path)
  const said = Object.fromEntries(WRITTEN.map((field) => [field, cleanText(input[field])])) as Record<
    (typeof WRITTEN)[number],
    string
  >
  const items = await findItems(ctx, input.items)
  const shown = await listShownAnswers(ctx.db, input.answers)
  const errors = [
    ...WRITTEN.flatMap((field): FieldError[] => wordErrors(field, said[field])),
    ...(input.doneOn > localDay(ctx.now(), ctx.organisation.zone) ? [{ field: 'doneOn', ...TO_COME }] : []),
    ...items.errors,
    ...input.answers.flatMap((number, index) =>
      shown.includes(number) ? [] : [{ field: `answers.${index}`, ...NOT_SHOWN }],
    ),
  ]
  if (errors.length > 0) throw new Refusal('request/invalid', { errors })
  const id = ctx.newId()
  await ctx.changes.transaction(async (tx) => {
    await insertImprovement(tx, {
      id,
      number: null,
      unit_id: unit.id,
      state: 'proposed',
      title: said.title,
      title_en: said.titleEn,
      said: said.said,
      said_en: said.saidEn,
      done: said.done,
      done_en: said.doneEn,
      done_on: input.doneOn,
      items: JSON.stringify(items.ids),
      answers: JSON.stringify([...new Set(input.answers)]),
      proposed_by: ctx.actor.kind === 'staff' ? ctx.actor.personId : null,
      proposed_at: isoOf(ctx.now()),
      decided_by: null,
      decided_at: null,
      reason: '',
    })
    await recordWriting(tx, ctx, 'improvement-written', [['improvement', id]])
  })
  return id
}

function wordErrors(field: (typeof WRITTEN)[number], words: string): FieldError[] {
  const isNeeded = field === 'title' || field === 'said' || field === 'done'
  if (words === '') return isNeeded ? [{ field, ...EMPTY }] : []
  return findPersonal(words).some(({ reason }) => NEVER.includes(reason)) ? [{ field, ...PERSONAL }] : []
}

/** An item outside the person's units is answered as one that is not there. */
async function findItems(ctx: Context, codes: readonly string[]) {
  const read = codes.map((code) => readTrackingCode(code) ?? '')
  const known = await listItemsByCode(ctx.db, read)
  const ids: string[] = []
  const errors: FieldError[] = []
  for (const [index, code] of read.entries()) {
    const found = known.find((each) => each.tracking_code === code)
    const item = found && (await findInScope(ctx, found.id).catch(noItem))
    if (item) ids.push(item.id)
    else errors.push({ field: `items.${index}`, ...NO_ITEM })
  }
  return { ids: [...new Set(ids)], errors }
}

function noItem(error: unknown): null {
  if (error instanceof Refusal) return null
  throw error
}

const EMPTY = { vi: 'không được để trống', en: 'must not be empty' }
const TO_COME = { vi: 'là ngày chưa đến: chỉ kể việc đã làm', en: 'is yet to come: tell what was done' }
const NOT_SHOWN = { vi: 'không phải câu trả lời đang được đăng', en: 'is no answer that is published now' }
const NO_ITEM = {
  vi: 'không phải mã của phản ánh trong phạm vi của quý vị',
  en: 'is no code of an item within your scope',
}
const PERSONAL = {
  vi: 'có số điện thoại, e-mail hoặc số giấy tờ của ai đó; xin bỏ đi',
  en: 'has a telephone number, e-mail or identity number of somebody; leave it out',
}
