import type { Migration } from 'kysely'
import * as organisation from './0001-organisation.ts'
import * as ratings from './0002-ratings.ts'
import * as feedback from './0003-feedback.ts'
import * as calendars from './0004-calendars.ts'
import * as extensionsOutbox from './0005-extensions-outbox.ts'
import * as phone from './0006-phone.ts'
import * as kioskCommands from './0007-kiosk-commands.ts'
import * as comments from './0008-comments.ts'
import * as otherChannels from './0009-other-channels.ts'
import * as contributions from './0010-contributions.ts'

/** In order; a name once released never changes. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-organisation': organisation,
  '0002-ratings': ratings,
  '0003-feedback': feedback,
  '0004-calendars': calendars,
  '0005-extensions-outbox': extensionsOutbox,
  '0006-phone': phone,
  '0007-kiosk-commands': kioskCommands,
  '0008-comments': comments,
  '0009-other-channels': otherChannels,
  '0010-contributions': contributions,
}
