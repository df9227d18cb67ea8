import { findSettings } from '../../db/queries/feedback/messages.ts'
import type { Db } from '../../db/open.ts'
import type { QuietHours } from '../contract/messages/messages.ts'

/** By which an office begins: between ten in the evening and seven in the morning no telephone should ring. */
const USUAL_QUIET: QuietHours = { from: '22:00', to: '07:00' }

export async function findQuietHours(db: Db): Promise<QuietHours> {
  const stored = await findSettings(db)
  return stored ? { from: stored.quiet_from, to: stored.quiet_to } : USUAL_QUIET
}
