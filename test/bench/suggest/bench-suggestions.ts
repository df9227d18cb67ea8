import { randomUUID } from 'node:crypto'
import { suggestUnitsFor } from '../../../server/feedback/triage-suggestions.ts'
import { startApp } from '../../fixtures/app.ts'
import { aFeedback, staffMember } from '../../fixtures/feedback.ts'
import { describeMachine, type Print } from '../machine.ts'
import { SUGGESTION_TEXTS } from './texts.ts'

const SHOWN = 3
/** Of what rules leave open. */
const GOAL = 0.9

/**
 * How often the unit that answered is the first suggested, and among the three that are shown: each text in turn waits in triage
 * while all the others have been answered. There is no rule, and no text is like another: names of streets help nobody.
 */
export async function benchSuggestions(print: Print): Promise<void> {
  print(`suggestions · ${describeMachine()}`)
  const app = await startApp('sqlite')
  try {
    await app.addPerson('dieu.phoi', 'coordinator')
    const coordinator = await staffMember(app, 'dieu.phoi')
    await app.addPerson('can.bo', 'officer')
    const officer = await staffMember(app, 'can.bo')
    const items: { readonly id: string; readonly unit: string }[] = []
    for (const [unit, texts] of Object.entries(SUGGESTION_TEXTS)) {
      await app.addUnit(unit)
      for (const text of texts) {
        const { id } = await aFeedback(app, { unit, text, externalRef: randomUUID() })
        await coordinator.step(id, 'categorise', {
          category: `Việc của ${unit}`,
          reason: 'Theo đơn vị trả lời',
        })
        await officer.step(id, 'answer', { text: 'Đơn vị đã xem xét và xử lý xong, xin cảm ơn quý vị.' })
        items.push({ id, unit })
      }
    }
    let [first, shown, none] = [0, 0, 0]
    for (const { id, unit } of items) {
      // As if it had never been given to anybody.
      const root = app.service.organisation.rootUnitId
      const { lead_unit_id } = await app.db
        .selectFrom('feedback')
        .select('lead_unit_id')
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
      const leadTo = (to: string) =>
        app.db.updateTable('feedback').set({ lead_unit_id: to }).where('id', '=', id).execute()
      await leadTo(root)
      const { suggestions } = await suggestUnitsFor(app.owner, id)
      await leadTo(lead_unit_id)
      const codes = suggestions.map((one) => one.unit.code)
      if (codes.length === 0) none += 1
      if (codes[0] === unit) first += 1
      if (codes.slice(0, SHOWN).includes(unit)) shown += 1
    }
    const size = `n = ${items.length}, ${Object.keys(SUGGESTION_TEXTS).length} units, none for ${none}`
    const part = (n: number) => (100 * n) / items.length
    const goal = { of: 'value', atLeast: 100 * GOAL } as const
    print.figure({ name: 'right unit first', size, value: part(first), unit: 'points' })
    print.figure({ name: 'right unit among three', size, value: part(shown), unit: 'points', goal })
    const told = items.length - none
    const ofTold = `n = ${told} that had any`
    print.figure({
      name: 'right unit among three',
      size: ofTold,
      value: (100 * shown) / Math.max(1, told),
      unit: 'points',
    })
  } finally {
    await app.stop()
  }
}
