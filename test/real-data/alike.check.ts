import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { compareItems } from '../../server/domain/text/alike.ts'
import { trigramsOf } from '../../server/domain/text/trigrams.ts'
import { realDataFolder } from './folder.ts'

interface Sample {
  readonly title: string
  readonly text: string
}
const samples = JSON.parse(
  readFileSync(join(realDataFolder(), 'danang1022', 'samples.json'), 'utf8'),
) as Sample[]

const itemOf = (text: string) => ({
  trigrams: trigramsOf(text),
  place: { wardCode: null, point: null, address: new Set<string>() },
  category: null,
  receivedMs: 0,
})

test('no two of the real letters are taken for one matter', () => {
  const likely = samples.flatMap((a, index) =>
    samples
      .slice(index + 1)
      .filter((b) => compareItems(itemOf(a.text), itemOf(b.text), 30).isLikely)
      .map((b) => [a.title, b.title]),
  )
  expect(likely).toEqual([])
})

test('what a real letter is called is found in what it says, and in no other letter', () => {
  const long = samples.filter(({ title }) => trigramsOf(title).size >= 25)
  expect(long.length).toBeGreaterThan(3)
  for (const { title } of long) {
    const alike = samples
      .map((other) => ({
        title: other.title,
        score: compareItems(itemOf(title), itemOf(other.text), 30).text,
      }))
      .sort((a, b) => b.score - a.score)
    expect(alike[0]?.title).toBe(title)
  }
})
