import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { learnUnits, suggestUnits } from '../../server/domain/triage/suggest-units.ts'
import { realDataFolder } from './folder.ts'

interface Sample {
  readonly title: string
  readonly text: string
  readonly field: string
}
const read = (file: string): unknown =>
  JSON.parse(readFileSync(join(realDataFolder(), 'danang1022', file), 'utf8'))
const samples = read('samples.json') as Sample[]
const { fields } = read('codes.json') as { fields: string[] }

// As if each field of the channel had a unit of its own, which never answered anything.
const learned = learnUnits(
  fields.map((field) => ({ unitId: field, words: [field] })),
  [],
)

test('the field of a real letter is among three of fifteen, by the names of the fields alone, for all but one', () => {
  const missed = samples.filter(({ title, text, field }) =>
    suggestUnits(learned, `${title}. ${text}`, 3).every(({ unitId }) => unitId !== field),
  )
  expect(missed.length).toBeLessThanOrEqual(1)
})
