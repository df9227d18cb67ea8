import type { Topic } from '../topics.ts'

/** What processes agree on. */
export interface RunningTables {
  lease: LeaseTable
  change_stamp: ChangeStampTable
}

/** Which process does a job now, and until when it may. */
export interface LeaseTable {
  name: string
  holder: string
  expires_at: string
}

/** How often what processes keep in memory has changed: another number, and their copies are old. */
interface ChangeStampTable {
  topic: Topic
  version: number
}
