import type { FateKind } from '../../contract/imports/imports.ts'
import type { ReportLine } from '../files/import-file.ts'

/** More kinds than these nobody reads; the report has every row. */
const MOST_KINDS = 60
const FIRST = 5

/** Adds what became of a batch to what became of the rows before it: by kind, each row once, with the first few of them. */
export function countFates(before: readonly FateKind[], lines: readonly ReportLine[]): FateKind[] {
  const kinds = new Map(before.map((kind) => [keyOf(kind), kind]))
  const counted = new Set<string>()
  for (const { line, externalRef, status, code, field, vi, en } of lines) {
    if (status !== 'refused' && field === '') continue
    const key = keyOf({ code, field, en })
    const once = `${line} ${key}`
    if (counted.has(once)) continue
    counted.add(once)
    const kind = kinds.get(key)
    if (!kind && kinds.size >= MOST_KINDS) continue
    const { rows = 0, first = [] } = kind ?? {}
    kinds.set(key, {
      code,
      field,
      vi,
      en,
      rows: rows + 1,
      first: first.length < FIRST ? [...first, { line, externalRef }] : first,
    })
  }
  return [...kinds.values()]
}

function keyOf({ code, field, en }: Pick<FateKind, 'code' | 'field' | 'en'>): string {
  return [code, field, en].join('\u0000')
}
