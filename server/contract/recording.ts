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
