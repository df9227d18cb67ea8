import type { BoardFigure } from '../../../server/contract/feedback/queue/board-figures.ts'
import type { ListFilter } from '../../../server/contract/feedback/list-filter.ts'
import { hrefOf } from '../../router.ts'

/** The queue that holds just the items of a figure of the board. */
export function figureHref(
  figure: BoardFigure,
  narrowed: Pick<ListFilter, 'unit' | 'person' | 'hour'>,
): string {
  if (figure === 'answered')
    return hrefOf({ page: 'queue', view: 'answered', q: '', ...narrowed, answered: 'today' })
  return hrefOf({
    page: 'queue',
    view: 'unit',
    q: '',
    ...narrowed,
    ...(figure === 'open' ? {} : { due: figure }),
  })
}
