/** Where feedback comes in; each has its adapter in `server/channels/`. */
export const CHANNELS = [
  'call-centre-1022',
  'file-import',
  'desk',
  'phone',
  'web-form',
  'low-rating',
  'email',
  'open311',
] as const
export type Channel = (typeof CHANNELS)[number]
