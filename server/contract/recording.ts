import type { Language } from './language.ts'

/** One sentence in a person's voice. */
export interface Recording {
  /** `vi/hai-long`: the language and the words it says, see `recordingName`. */
  readonly name: string
  /** Below `/api/kiosk/recordings/`. */
  readonly path: string
  /** Another one when the file is another. */
  readonly version: string
}

/** `GET /api/kiosk/recordings` */
export interface RecordingList {
  readonly recordings: readonly Recording[]
}

export const MAX_RECORDING_BYTES = 40_000

export const RECORDING_TYPES = { mp3: 'audio/mpeg', ogg: 'audio/ogg', wav: 'audio/wav' } as const

/**
 * What a recording of these words is called: their letters without marks, joined by dashes (`Rất hài lòng` →
 * `vi/rat-hai-long`). Words that change have another name, so that no recording ever says what the screen does not.
 */
export function recordingName(language: Language, words: string): string {
  const plain = words.toLowerCase().normalize('NFD').replace(/đ/g, 'd')
  return `${language}/${(plain.replace(/\p{M}/gu, '').match(/[a-z0-9]+/g) ?? []).join('-')}`
}
