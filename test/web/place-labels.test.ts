import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { placeLabels } from '../../server/words/reports/place-labels.ts'

const ROOM = { area: { left: 50, top: 10, right: 350, bottom: 310 }, radius: 7, height: 17 }
const called = (long: string, short: string) => [
  { text: long, width: long.length * 7 },
  { text: short, width: short.length * 7 },
]

describe('the names of points in a picture', () => {
  test('stand right of their points, or left where the paper ends', () => {
    const placed = placeLabels(
      [
        { x: 100, y: 100, names: called('Tổ Hộ tịch', 'HT'), outlying: 1 },
        { x: 340, y: 200, names: called('Tổ Đất đai', 'DD'), outlying: 1 },
      ],
      ROOM,
    )
    expect(placed).toMatchObject([
      { text: 'Tổ Hộ tịch', x: 110, y: 100 },
      { text: 'Tổ Đất đai', x: 260, y: 200 },
    ])
  })

  test('are the short one where the long one has no room', () => {
    const name = 'Tổ Thuyền Thúng và Dịch Vụ Hậu Cần Nghề Cá Ven Sông'
    const [placed] = placeLabels([{ x: 200, y: 100, names: called(name, 'TT'), outlying: 1 }], ROOM)
    expect(placed?.text).toBe('TT')
  })

  test('are left out where they would cover another, the less outlying one first', () => {
    const crowd = [0, 1, 2, 3, 4, 5, 6, 7].map((index) => ({
      x: 200,
      y: 100 + index,
      names: called(`Tổ ${index}`, `T${index}`),
      outlying: index,
    }))
    const placed = placeLabels(crowd, ROOM)
    expect(placed.length).toBeLessThan(crowd.length)
    expect(placed[0]?.text).toBe('Tổ 7')
  })

  test('never cover each other, a named point, or the edge, wherever points lie', () => {
    const point = fc.record({
      x: fc.integer({ min: 50, max: 350 }),
      y: fc.integer({ min: 10, max: 310 }),
      outlying: fc.double({ min: 0, max: 3, noNaN: true }),
      names: fc.constantFrom(called('Tổ Môi trường', 'MT'), called('Tổ Tư pháp – Hộ tịch', 'HT')),
    })
    fc.assert(
      fc.property(fc.array(point, { maxLength: 30 }), (points) => {
        const boxes = placeLabels(points, ROOM).map(({ x, y, width }) => ({
          left: x,
          right: x + width,
          top: y - ROOM.height / 2,
          bottom: y + ROOM.height / 2,
        }))
        for (const [index, a] of boxes.entries()) {
          const others = [
            ...boxes.slice(index + 1),
            ...points.map(({ x, y }) => ({ left: x - 7, right: x + 7, top: y - 7, bottom: y + 7 })),
          ]
          for (const b of others)
            expect(a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom).toBe(false)
          expect(a.left >= 50 && a.right <= 350 && a.top >= 10 && a.bottom <= 310).toBe(true)
        }
      }),
    )
  })
})
