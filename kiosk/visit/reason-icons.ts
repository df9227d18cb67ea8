import type { IconName } from '../../web/ui/icons.ts'

/** Pictures a questionnaire may name for a reason; what is not known here gets a plain one. */
const REASON_ICONS: Readonly<Record<string, IconName>> = {
  attitude: 'person',
  chair: 'chair',
  clarity: 'info',
  clear: 'info',
  clock: 'clock',
  cost: 'document',
  document: 'document',
  documents: 'document',
  dossier: 'document',
  facilities: 'chair',
  fees: 'document',
  footsteps: 'footsteps',
  guidance: 'signpost',
  listen: 'ear',
  person: 'person',
  place: 'pin',
  procedure: 'document',
  queue: 'clock',
  result: 'check',
  signpost: 'signpost',
  skill: 'check',
  speed: 'clock',
  staff: 'people',
  time: 'clock',
  visits: 'footsteps',
  waiting: 'clock',
}

export function reasonIcon(name: string): IconName {
  return REASON_ICONS[name] ?? 'info'
}
