import { STRINGS } from '../../strings/strings.ts'

/** What each kind of writing is called, who sees it, and what the button says: never the same words for both. */
export const WRITING_KINDS = {
  note: {
    icon: 'lock',
    name: STRINGS.note,
    seen: STRINGS.noteSeen,
    label: STRINGS.noteLabel,
    send: STRINGS.saveNote,
    done: STRINGS.saved,
    maxLength: 5_000,
  },
  answer: {
    icon: 'send',
    name: STRINGS.answer,
    seen: STRINGS.answerSeen,
    label: STRINGS.answerLabel,
    send: STRINGS.sendAnswer,
    done: STRINGS.sent,
    maxLength: 10_000,
  },
} as const
