import type { KioskDatabase } from './database.ts'
import { exportOutbox } from './rating-outbox.ts'

/** Saves everything the server does not have yet as a JSON file, for a person to carry. Nothing is removed. */
export async function downloadOutbox(database: KioskDatabase): Promise<void> {
  const text = JSON.stringify(await exportOutbox(database), null, 2)
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  link.download = `hailong-${new Date().toISOString().slice(0, 10)}.json`
  link.click()
  URL.revokeObjectURL(link.href)
}
