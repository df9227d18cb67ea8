import { describe, expect, test } from 'vitest'
import { clusterItems } from '../../../server/domain/triage/cluster-items.ts'
import { trigramsOf } from '../../../server/domain/text/trigrams.ts'

type ClusterItem = Parameters<typeof clusterItems>[0][number]

const DAY_MS = 86_400_000

const item = (id: string, text: string, day = 0, wardCode: string | null = '27301'): ClusterItem => ({
  id,
  text,
  trigrams: trigramsOf(text),
  place: { wardCode, point: null, address: new Set() },
  category: 'Môi trường',
  receivedMs: day * DAY_MS,
})
const ids = (items: readonly ClusterItem[]) =>
  clusterItems(items, 14).map((cluster) => cluster.map(({ id }) => id))

const DRAIN = 'Cống thoát nước trước chợ Bình An bị nghẹt, nước thải tràn ra vỉa hè, mùi hôi nồng nặc'

describe('items that may be one matter', () => {
  test('stand together, the oldest first, the largest group first', () => {
    expect(
      ids([
        item('d', 'Cống thoát nước trước chợ Bình An nghẹt, nước thải tràn vỉa hè mùi hôi', 3),
        item('x', 'Karaoke mở nhạc lớn sau mười giờ đêm ở hẻm 42, cả xóm không ngủ được', 1),
        item('a', DRAIN, 1),
        item('c', `${DRAIN} mấy hôm nay`, 2),
        item('y', 'Karaoke mở nhạc lớn sau mười giờ đêm hẻm 42 ồn ào cả xóm không ngủ', 2),
        item('z', 'Xin cấp lại giấy khai sinh cho con sinh tại bệnh viện huyện', 2),
      ]),
    ).toEqual([
      ['a', 'c', 'd'],
      ['x', 'y'],
    ])
  })

  test('never in two wards, nor weeks apart', () => {
    expect(ids([item('a', DRAIN), item('b', DRAIN, 0, '27304')])).toEqual([])
    expect(ids([item('a', DRAIN), item('b', DRAIN, 15)])).toEqual([])
  })

  test('no chain of small steps leads from one matter to another: each is like the oldest', () => {
    const words = DRAIN.split(' ')
    const other = 'đèn đường hẻm số tám tắt đã nhiều đêm người già đi lại rất nguy hiểm'.split(' ')
    const steps = [0, 5, 10, 15, 20].map((n, index) =>
      item(`s${index}`, [...words.slice(n), ...other.slice(0, n)].join(' '), index),
    )
    for (const [head, ...rest] of clusterItems(steps, 14))
      for (const each of rest) expect(clusterItems([head as ClusterItem, each], 14)).toHaveLength(1)
    expect(ids(steps).flat()).not.toEqual(['s0', 's1', 's2', 's3', 's4'])
  })

  test('however many say the same, the work is bounded and nothing is lost', () => {
    const many = Array.from({ length: 300 }, (_, n) =>
      item(`i${String(n).padStart(3, '0')}`, `${DRAIN} số ${n}`),
    )
    expect(clusterItems(many, 14).flat().length).toBeLessThanOrEqual(300)
  })
})
