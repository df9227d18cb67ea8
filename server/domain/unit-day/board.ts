import { BOARD_FIGURES, type BoardFigure } from '../../contract/feedback/queue/board-figures.ts'
import { SOON_MINUTES } from '../../contract/feedback/list-filter.ts'
import { localDay, localHour, MINUTE_MS } from '../local-time.ts'

/** An item as a board counts it; instants are ISO. */
export interface BoardItem {
  readonly assigneeId: string | null
  readonly dueAt: string
  readonly isPromised: boolean
  readonly isOverdue: boolean
  readonly answeredAt: string | null
}

type Counts = Record<BoardFigure, number>
const none = (): Counts => Object.fromEntries(BOARD_FIGURES.map((figure) => [figure, 0])) as Counts

/** Open items, and those answered today, counted in all, by person (null for nobody) and by the hour of the clock of today. */
export function countBoard(
  { open, answered }: { readonly open: readonly BoardItem[]; readonly answered: readonly BoardItem[] },
  { nowMs, zone }: { readonly nowMs: number; readonly zone: string },
) {
  const today = localDay(nowMs, zone)
  const total = none()
  const people = new Map<string | null, Counts>()
  const hours = new Map<number, { today: number; answered: number }>()
  const count = ({ assigneeId }: BoardItem, figure: BoardFigure): void => {
    const own = people.get(assigneeId) ?? none()
    own[figure] += 1
    total[figure] += 1
    people.set(assigneeId, own)
  }
  const countHour = (at: string, figure: 'today' | 'answered'): void => {
    const hour = localHour(Date.parse(at), zone)
    const own = hours.get(hour) ?? { today: 0, answered: 0 }
    own[figure] += 1
    hours.set(hour, own)
  }
  for (const item of open) {
    count(item, 'open')
    const dueMs = Date.parse(item.dueAt)
    if (item.isOverdue) count(item, 'overdue')
    else if (item.isPromised) {
      if (localDay(dueMs, zone) === today) {
        count(item, 'today')
        countHour(item.dueAt, 'today')
      }
      if (dueMs >= nowMs && dueMs < nowMs + SOON_MINUTES * MINUTE_MS) count(item, 'soon')
    }
  }
  for (const item of answered) {
    count(item, 'answered')
    if (item.answeredAt !== null) countHour(item.answeredAt, 'answered')
  }
  return {
    total,
    people,
    hours: [...hours].map(([hour, own]) => ({ hour, ...own })).toSorted((a, b) => a.hour - b.hour),
    countsOf: (personId: string | null) => people.get(personId) ?? none(),
  }
}
