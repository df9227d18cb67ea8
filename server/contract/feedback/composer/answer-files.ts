/** What a file of the staff goes with: a note for colleagues, or an answer to the citizen. */
export const FILE_KINDS = ['note', 'answer'] as const
export type FileKind = (typeof FILE_KINDS)[number]

/** Photos are drawn anew as JPEG; documents are kept as they are, but for who made them and when. */
export type FileType = 'image/jpeg' | 'application/pdf'

/** With one text. */
export const MOST_FILES = 5

/** `unsent` is one's own, beside a text that is not sent; `proposed` waits for a second person. */
export type FileState = 'unsent' | 'note' | 'proposed' | 'answer' | 'withdrawn'

/** A file of the staff as a list shows it; its content is fetched by itself. */
export interface ItemFile {
  readonly id: string
  readonly kind: FileKind
  readonly state: FileState
  readonly name: string
  readonly type: FileType
  readonly bytes: number
  /** Of a photo. */
  readonly width: number | null
  readonly height: number | null
  /** Of which answer of the item; null where of none. */
  readonly cycle: number | null
  readonly by: string
  readonly at: string
}
