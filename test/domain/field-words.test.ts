import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { PolicyInput } from '../../server/contract/deadlines/policy.ts'
import { DeadlineRule } from '../../server/contract/deadlines/calendar.ts'
import { PersonInput } from '../../server/contract/people.ts'
import { Day, Id, Instant, text } from '../../server/contract/fields.ts'
import { fieldErrorsOf } from '../../server/problem.ts'

const errorsOf = (schema: z.ZodType, value: unknown) => {
  const parsed = schema.safeParse(value)
  return parsed.success ? [] : fieldErrorsOf(parsed.error.issues)
}

describe('a refused field says what would be right', () => {
  test.each([
    ['a missing text', text(120), undefined, 'cần chữ', 'needs text'],
    ['an empty text', text(120), '', 'không được để trống', 'must not be empty'],
    ['too long a text', text(3), 'dài quá', 'cần nhiều nhất 3 ký tự', 'needs at most 3 characters'],
    ['a number that is text', z.int(), '5', 'cần một số', 'needs a number'],
    ['a number out of its range', z.int().max(5), 9, 'cần nhiều nhất 5', 'needs at most 5'],
    ['a level between two', z.int(), 1.5, 'cần một số nguyên', 'needs a whole number'],
    [
      'an unknown choice',
      z.enum(['desk', 'phone']),
      'fax',
      'cần là một trong: desk, phone',
      'needs to be one of: desk, phone',
    ],
    ['an empty list', z.array(z.string()).min(1), [], 'không được để trống', 'must not be empty'],
    ['yes as a word', z.boolean(), 'yes', 'cần true hoặc false', 'needs true or false'],
    [
      'a day that is none',
      Day,
      '2026-02-30',
      'cần một ngày có thật, ví dụ 2026-08-22',
      'needs a real day such as 2026-08-22',
    ],
  ])('%s', (_name, schema, value, vi, en) => {
    expect(errorsOf(z.strictObject({ field: schema }), { field: value })).toEqual([
      { field: 'field', vi, en },
    ])
  })

  test('a time without its zone, and an id that is none, show one that is right', () => {
    const shown = errorsOf(z.strictObject({ at: Instant, id: Id }), { at: '2026-11-20T09:00:00', id: '7' })
    for (const { vi, en } of shown)
      expect([vi, en].every((words) => /(ví dụ|such as) \S+/.test(words))).toBe(true)
    expect(shown.map(({ field }) => field)).toEqual(['at', 'id'])
  })

  test('a unit’s code and a sign-in name say which characters they are made of', () => {
    const person = {
      username: 'Lan',
      name: 'Lan',
      password: 'mat-khau-rat-dai',
      grants: [{ role: 'head', unit: '?' }],
    }
    const errors = errorsOf(PersonInput, person)
    expect(errors.map(({ field }) => field)).toEqual(['username', 'grants.0.unit'])
    expect(errors.map(({ vi }) => vi).join(' ')).toMatch(/chữ thường không dấu.*chữ cái không dấu/)
  })

  test('a rule of an unknown kind names the kinds there are; one of a known kind its own field', () => {
    expect(errorsOf(DeadlineRule, { kind: 'soon' })).toMatchObject([
      { field: 'kind', en: expect.stringContaining('same-day') as string },
    ])
    const policy = errorsOf(PolicyInput.pick({ rule: true }), { rule: { kind: 'half-days', count: 0 } })
    expect(policy).toMatchObject([{ field: 'rule.count', vi: 'cần ít nhất 1' }])
  })

  test('a form that was nearly right says what is wrong with it, not that nothing fits', () => {
    const source = z.union([z.string(), z.strictObject({ column: z.string(), format: z.string() })])
    expect(errorsOf(z.strictObject({ from: source }), { from: { column: 'A' } })).toEqual([
      { field: 'from.format', vi: 'cần chữ', en: 'needs text' },
    ])
  })

  test('a field nobody knows is named, where it stands', () => {
    expect(errorsOf(z.strictObject({ place: z.strictObject({}) }), { place: { colour: 'red' } })).toEqual([
      {
        field: 'place.colour',
        vi: 'không có trường này; xin bỏ đi',
        en: 'there is no such field; leave it out',
      },
    ])
  })
})
