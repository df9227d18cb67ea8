/** What may be done to the tree of units. */
export type UnitChangeKind = 'rename' | 'move' | 'end' | 'merge' | 'split'

/** `refused`: on its day it could not be done. */
export type UnitChangeState = 'planned' | 'applied' | 'undone' | 'refused'

/** What goes to the successor of a unit. */
export type Follower =
  'unit' | 'feedback' | 'routing-rule' | 'desk' | 'kiosk' | 'grant' | 'report-task' | 'approval-rule'

/** What stays where it is: the successor has its own. */
export type Stayer = 'calendar' | 'policy' | 'campaign'
