import type { IconName } from '../web/ui/icons.ts'

/** Pictures a questionnaire may name for a reason; what is not known here gets a plain one. */
const REASON_ICONS: Readonly<Record<string, IconName>> = {
  attitude: 'people',
  clarity: 'info',
  clear: 'info',
  cost: 'document',
  documents: 'document',
  dossier: 'document',
  facilities: 'pin',
  fees: 'document',
  guidance: 'info',
  listen: 'ear',
  place: 'pin',
  procedure: 'document',
  queue: 'clock',
  result: 'check',
  skill: 'check',
  speed: 'clock',
  staff: 'people',
  time: 'clock',
  waiting: 'clock',
}

export function reasonIcon(name: string): IconName {
  return REASON_ICONS[name] ?? 'reply'
}
