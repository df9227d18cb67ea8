import type { ChangeTx } from '../../db/queries/change-stamps.ts'
import { renameOrganisation } from '../../db/queries/organisation.ts'
import { insertGrant } from '../../db/queries/people.ts'
import {
  endGrant,
  giveRuleToUnit,
  giveToUnit,
  insertSuccession,
  listUnitVersions,
  saveUnitVersion,
  updateUnit,
} from '../../db/queries/office/unit-changes.ts'
import { listUnits, type Unit } from '../../db/queries/units.ts'
import type { Context } from '../context.ts'
import type { UnitChangeInput } from '../contract/units/unit-changes.ts'
import { withPaths } from '../domain/units/unit-tree.ts'
import { handOverItems } from '../feedback/steps/hand-over-items.ts'
import { recordWriting, type WrittenRow } from '../history/append.ts'
import { placeKiosk } from '../kiosks/move-kiosk.ts'
import { type Handover, workOut } from './plan-unit-change.ts'

/**
 * Does a change of the tree within a transaction, from its day on; what is past keeps its names and parents. `row` is that of the
 * change itself, which the same act writes. Throws what planning throws.
 */
export async function applyWithin(
  tx: ChangeTx,
  ctx: Context,
  input: UnitChangeInput,
  row: WrittenRow,
): Promise<void> {
  const within = { ...ctx, db: tx }
  const { plan, units, into, handovers } = await workOut(within, input, { isNew: false })
  const { onDay } = plan
  const written: WrittenRow[] = [row]
  for (const unit of units) {
    if (input.kind === 'rename') {
      const names = { name: input.name, name_en: input.nameEn ?? input.name }
      written.push(...(await changeUnit(tx, ctx, unit, onDay, names)))
      if (unit.parent_id === null) written.push(...(await renameOffice(tx, ctx, names)))
    } else if (input.kind === 'move') {
      written.push(...(await changeUnit(tx, ctx, unit, onDay, { parent_id: into[0]?.id ?? null })))
    } else {
      await updateUnit(tx, unit.id, { valid_to: onDay })
      written.push(['unit', unit.id])
    }
  }
  for (const handover of handovers) {
    if (input.kind === 'end') await endRoles(tx, ctx, handover, onDay)
    if (input.kind === 'merge' || input.kind === 'split')
      written.push(...(await handOver(tx, within, handover, { kind: input.kind, onDay, into })))
  }
  written.push(...(await settlePaths(tx)))
  await recordWriting(tx, ctx, 'unit-changed', unique(written))
}

/** The unit's new columns, and a version that says from when; the first one tells what it was before. */
async function changeUnit(
  tx: ChangeTx,
  ctx: Context,
  unit: Unit,
  onDay: string,
  columns: Partial<Pick<Unit, 'name' | 'name_en' | 'parent_id'>>,
): Promise<WrittenRow[]> {
  const { name, name_en, parent_id } = unit
  const versions = (await listUnitVersions(tx)).filter(({ unit_id }) => unit_id === unit.id)
  const written: WrittenRow[] = []
  const save = async (valid_from: string, as: Pick<Unit, 'name' | 'name_en' | 'parent_id'>) => {
    const id = await saveUnitVersion(tx, { id: ctx.newId(), unit_id: unit.id, valid_from, ...as })
    written.push(['unit_version', id])
  }
  const before = { name, name_en, parent_id }
  if (versions.length === 0 && unit.valid_from < onDay) await save(unit.valid_from, before)
  await save(onDay, { ...before, ...columns })
  await updateUnit(tx, unit.id, columns)
  return [...written, ['unit', unit.id]]
}

/** The root is the organisation and carries its name. */
async function renameOffice(
  tx: ChangeTx,
  { organisation }: Context,
  names: { readonly name: string; readonly name_en: string },
): Promise<WrittenRow[]> {
  await renameOrganisation(tx, names)
  return [['organisation', organisation.id]]
}

async function handOver(
  tx: ChangeTx,
  ctx: Context,
  { from, main, to, has }: Handover,
  {
    kind,
    onDay,
    into,
  }: { readonly kind: 'merge' | 'split'; readonly onDay: string; readonly into: readonly Unit[] },
): Promise<WrittenRow[]> {
  const written: WrittenRow[] = []
  for (const successor of into) {
    const id = await insertSuccession(tx, {
      id: ctx.newId(),
      old_unit_id: from.id,
      new_unit_id: successor.id,
      on_day: onDay,
      kind,
    })
    if (id !== undefined) written.push(['unit_succession', id])
  }
  for (const child of has.units) {
    const unit = (await listUnits(tx)).find(({ id }) => id === child.id)
    if (unit) written.push(...(await changeUnit(tx, ctx, unit, onDay, { parent_id: to(child.id).id })))
  }
  // What stays with the old unit is read by whoever has taken over.
  written.push(...(await changeUnit(tx, ctx, from, onDay, { parent_id: main.id })))
  for (const { id } of has.rules) {
    await giveRuleToUnit(tx, id, to(id).id)
    written.push(['routing_rule', id])
  }
  const said =
    kind === 'merge'
      ? `${from.name} sáp nhập vào ${main.name} từ ngày ${onDay}.`
      : `${from.name} được tách từ ngày ${onDay}; ${main.name} tiếp nhận.`
  await handOverItems(tx, ctx, has.feedback, main, said)
  await giveKiosks(tx, ctx, { from, main, to, has })
  await giveRoles(tx, ctx, { from, main, to, has }, onDay)
  for (const { id } of has.tasks) await giveToUnit(tx, 'report_task', id, to(id).id)
  await record(tx, ctx, 'report-task-changed', 'report_task', has.tasks)
  for (const { id } of has.approvals) await giveToUnit(tx, 'approval_rule', id, to(id).id)
  await record(tx, ctx, 'approval-rules-changed', 'approval_rule', has.approvals)
  return written
}

/** Desks with their tablets; a tablet whose desk goes elsewhere goes with it. */
async function giveKiosks(tx: ChangeTx, ctx: Context, { to, has }: Handover): Promise<void> {
  for (const { id } of has.desks) await giveToUnit(tx, 'desk', id, to(id).id)
  await record(tx, ctx, 'desk-changed', 'desk', has.desks)
  for (const { id, desk_id } of has.kiosks) {
    const isOurDesk = has.desks.some((desk) => desk.id === desk_id)
    const unit = desk_id !== null && isOurDesk ? to(desk_id) : to(id)
    await placeKiosk(ctx, tx, id, { unitId: unit.id, deskId: isOurDesk ? desk_id : null })
  }
  await record(tx, ctx, 'kiosk-changed', 'kiosk', has.kiosks)
}

/** The old role ends and the same begins over the new unit; one that waits for a confirmation goes on waiting. */
async function giveRoles(tx: ChangeTx, ctx: Context, { to, has }: Handover, onDay: string): Promise<void> {
  const rows: WrittenRow[] = []
  for (const { id, person_id, role, pending, given_by, valid_from, valid_to } of has.grants) {
    await endGrant(tx, id, onDay)
    const follows = {
      id: ctx.newId(),
      person_id,
      role,
      unit_id: to(id).id,
      valid_from: valid_from > onDay ? valid_from : onDay,
      valid_to,
      pending,
      given_by,
    }
    const given = await insertGrant(tx, follows, onDay)
    rows.push(['role_grant', id])
    if (given !== undefined) rows.push(['role_grant', given])
  }
  if (rows.length > 0) await recordWriting(tx, ctx, 'roles-followed', unique(rows))
}

async function endRoles(tx: ChangeTx, ctx: Context, { has }: Handover, onDay: string): Promise<void> {
  for (const { id } of has.grants) await endGrant(tx, id, onDay)
  await record(tx, ctx, 'roles-followed', 'role_grant', has.grants)
}

async function record(
  tx: ChangeTx,
  ctx: Context,
  kind:
    'desk-changed' | 'kiosk-changed' | 'roles-followed' | 'report-task-changed' | 'approval-rules-changed',
  table: WrittenRow[0],
  rows: readonly { readonly id: string }[],
): Promise<void> {
  if (rows.length === 0) return
  await recordWriting(
    tx,
    ctx,
    kind,
    rows.map(({ id }) => [table, id] as const),
  )
}

/** Rights and sums follow the tree: every path as the parents now say. */
async function settlePaths(tx: ChangeTx): Promise<WrittenRow[]> {
  const units = await listUnits(tx)
  const before = new Map(units.map((unit) => [unit.id, unit]))
  const written: WrittenRow[] = []
  for (const { id, path, depth } of withPaths(units)) {
    if (before.get(id)?.path === path) continue
    await updateUnit(tx, id, { path, depth })
    written.push(['unit', id])
  }
  return written
}

function unique(rows: readonly WrittenRow[]): WrittenRow[] {
  return [...new Map(rows.map((row) => [row.join(' '), row])).values()]
}
