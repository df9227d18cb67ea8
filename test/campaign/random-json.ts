/** A part of a JSON schema as `/api/openapi.json` has it. */
export interface Schema {
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly format?: string
  readonly minimum?: number
  readonly maximum?: number
  readonly minItems?: number
}

/** 0 to 1. */
export type Random = () => number

/** The same numbers from the same seed (mulberry32). */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

export function pick<T>(random: Random, values: readonly [T, ...T[]]): T {
  return values[Math.floor(random() * values.length)] ?? values[0]
}

/** Values that programs have stumbled over. */
export const NASTY: readonly [unknown, ...unknown[]] = [
  null,
  true,
  false,
  0,
  -0,
  -1,
  1.5,
  2 ** 31,
  2 ** 53,
  -(2 ** 63),
  1e308,
  '',
  ' ',
  '0',
  '-1',
  'null',
  '\u0000',
  '\ud800',
  '\u202e\ufeff',
  'a\u0303\u0323',
  'Đường Nguyễn Huệ 🌧️',
  'x'.repeat(5_000),
  "' or 1=1 --",
  '%_\\',
  '"; drop table rating; --',
  '../../etc/passwd',
  '<script>alert(1)</script>',
  'constructor',
  '__proto__',
  'ROOT',
  '2026-02-30',
  '2026-11-20',
  '0000-01-01',
  '9999-12-31',
  '2026-11-20T09:00:00+07:00',
  '9999-12-31T23:59:59.999-14:00',
  '0001-01-01T00:00:00Z',
  '2016-12-31T23:59:60Z',
  '01930000-0000-7000-8000-000000000000',
  '24:00',
  '23:59',
  [],
  [[]],
  {},
  { __proto__: null, constructor: 1 },
  Array.from({ length: 600 }, () => null),
]

/** A value that a schema takes, more or less: patterns are not looked at. */
export function sampleOf(random: Random, schema: Schema | undefined, depth = 0): unknown {
  if (!schema || depth > 8) return pick(random, NASTY)
  if (schema.const !== undefined) return schema.const
  const [first, ...others] = schema.enum ?? []
  if (first !== undefined) return pick(random, [first, ...others])
  const [one, ...more] = schema.anyOf ?? schema.oneOf ?? schema.allOf ?? []
  if (one) return sampleOf(random, pick(random, [one, ...more]), depth + 1)
  switch (Array.isArray(schema.type) ? String(schema.type[0]) : schema.type) {
    case 'object': {
      const entries = Object.entries(schema.properties ?? {})
      const chosen = entries.filter(([name]) => schema.required?.includes(name) || random() < 0.5)
      return Object.fromEntries(chosen.map(([name, of]) => [name, sampleOf(random, of, depth + 1)]))
    }
    case 'array':
      return Array.from({ length: Math.max(schema.minItems ?? 0, Math.floor(random() * 4)) }, () =>
        sampleOf(random, schema.items, depth + 1),
      )
    case 'integer':
    case 'number': {
      const least = schema.minimum ?? 0
      return Math.floor(
        least + random() * (Math.min(schema.maximum ?? least + 100, least + 10_000) - least + 1),
      )
    }
    case 'boolean':
      return random() < 0.5
    case 'null':
      return null
    case 'string':
      return sampleText(random, schema.format)
    default:
      return pick(random, NASTY)
  }
}

function sampleText(random: Random, format: string | undefined): string {
  switch (format) {
    case 'uuid':
      return '01930000-0000-7000-8000-000000000000'
    case 'date':
      return `2026-${pick(random, ['01', '06', '11', '12'])}-${pick(random, ['01', '15', '28', '30'])}`
    case 'date-time':
      return `2026-11-${pick(random, ['01', '19', '20', '21'])}T${pick(random, ['00', '09', '15'])}:00:00+07:00`
    case 'email':
      return 'an@phuong.example'
    default:
      return pick(random, ['ROOT', 'HT', 'Rác chưa thu gom', 'x', 'Ghi chú', 'officer', '07:30', '2026-Q3'])
  }
}

/** The value with one part of it changed, left out, doubled or added. */
export function mutate(random: Random, value: unknown): unknown {
  if (Array.isArray(value) && value.length > 0 && random() < 0.8) {
    const items: unknown[] = [...(value as unknown[])]
    const at = Math.floor(random() * items.length)
    if (random() < 0.2) items.push(items[at])
    else items[at] = mutate(random, items[at])
    return items
  }
  if (typeof value === 'object' && value !== null && random() < 0.9) {
    const entries = Object.entries(value)
    const [name, part] = entries[Math.floor(random() * entries.length)] ?? ['added', null]
    const changed = new Map<string, unknown>(entries)
    if (random() < 0.15) changed.delete(name)
    else if (random() < 0.1) changed.set('added', pick(random, NASTY))
    else changed.set(name, mutate(random, part))
    return Object.fromEntries(changed)
  }
  return pick(random, NASTY)
}
