import { expect, test } from 'vitest'
import { type Route, hrefOf, readRoute } from '../../web/router.ts'

const ROUTES: readonly Route[] = [
  { page: 'queue', view: 'today', q: '' },
  { page: 'queue', view: 'overdue', q: 'rác & đèn' },
  { page: 'item', id: '0199a000-0000-7000-8000-000000000001', view: 'mine', q: '' },
  {
    page: 'queue',
    view: 'all',
    q: '',
    answerable: 'HT',
    from: '2026-07-01',
    to: '2026-09-30',
    channel: 'desk',
    state: 'closed',
    outcome: 'late',
  },
  { page: 'new' },
  { page: 'reports', period: '2026-Q3', unit: 'P.01' },
  { page: 'reports', period: undefined, unit: undefined },
  { page: 'indexes', period: '2026-Q3', unit: 'HT', enter: 'five-factors' },
  { page: 'indexes', period: undefined, unit: undefined, enter: undefined },
  { page: 'data-quality', period: '2026-Q3', unit: 'HT' },
  { page: 'dossiers', period: '2026-10', unit: undefined },
  { page: 'kiosks' },
  { page: 'ballots' },
  { page: 'comments', month: '2026-11', unit: 'HT' },
  { page: 'comments', month: undefined, unit: undefined },
]

function read(address: string): Route {
  return readRoute(new URL(address, 'http://localhost'))
}

test.each(ROUTES)('an address gives its route back: %o', (route) => {
  expect(read(hrefOf(route))).toEqual(route)
})

test('an unknown queue is the one of today', () => {
  expect(read('/app/?view=everything')).toEqual({ page: 'queue', view: 'today', q: '' })
})

test('an address that leads nowhere says so', () => {
  expect(read('/app/nothing').page).toBe('unknown')
  expect(read('/app/reports/more').page).toBe('unknown')
})
