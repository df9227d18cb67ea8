import type { ItemFile } from '../contract/feedback/composer/answer-files.ts'
import type { FeedbackDetail } from '../contract/feedback/feedback.ts'
import { VERDICT_LEVELS } from '../contract/feedback/citizen-acts.ts'
import type { FeedbackEvent } from '../contract/feedback/feedback-events.ts'
import type { Language, Words } from '../contract/language.ts'
import { MM, type Tag, TaggedPdf } from '../reports/paper/tagged-pdf.ts'
import { EVENT_WORDS } from '../words/event-words.ts'
import { CHANNEL_WORDS, FEEDBACK_STATUS_WORDS } from '../words/feedback-words.ts'
import { formatBytes, formatDateTime, formatDuration } from '../words/format.ts'
import { levelWords } from '../words/level-words.ts'
import { FILE_STATE_WORDS } from '../words/queue/file-state-words.ts'
import { unitName } from '../words/unit-name.ts'
import { ITEM_PAPER } from './paper-words.ts'

export interface ItemPaper {
  readonly item: FeedbackDetail
  readonly office: string
  readonly language: Language
  readonly zone: string
  /** ISO. */
  readonly madeAt: string
  /** What hides the names of staff; leaves a text as it is where they are shown. */
  readonly hide: (text: string) => string
  /** Small, as JPEG. */
  readonly photos: readonly Uint8Array[]
  /** Of the staff; the thumbnail, small and as JPEG, of photos that were not withdrawn. */
  readonly files: readonly { readonly file: ItemFile; readonly thumbnail: Uint8Array | null }[]
}

const THUMBNAIL = { width: 50 * MM, height: 38 * MM }
const GAP = 5 * MM

/** Draws the whole file of an item as a tagged A4 PDF. */
export function drawItem(paper: ItemPaper): Promise<Uint8Array> {
  const { item, office, language, madeAt } = paper
  const title = `${ITEM_PAPER.title[language]} ${item.trackingCode}`
  const pdf = new TaggedPdf({ title, author: office, language, createdAt: new Date(madeAt) })
  const main = pdf.group(pdf.root, 'Sect')
  const say = (words: Words) => words[language]
  const at = (instant: string) => formatDateTime(instant, paper.zone)
  const text = (said: string | null) => paper.hide(said ?? say(ITEM_PAPER.erased))
  const heading = (words: Words) => {
    pdf.makeRoom(60)
    pdf.doc.outline.addItem(say(words))
    pdf.paragraph(main, say(words), { tag: 'H2', font: 'bold', size: 13.5 })
  }
  const line = (said: string) => pdf.paragraph(main, said, { after: 3 })
  const lead = (said: string) => pdf.paragraph(main, paper.hide(said), { tag: 'H3', font: 'bold', after: 2 })

  pdf.paragraph(main, office, { font: 'bold', size: 12.5, align: 'center', after: 10 })
  pdf.paragraph(main, title, { tag: 'H1', font: 'bold', size: 14, align: 'center', after: 4 })
  pdf.paragraph(main, `${say(ITEM_PAPER.made)} ${at(madeAt)}`, { font: 'italic', align: 'center', after: 14 })

  heading(ITEM_PAPER.facts)
  for (const [words, value] of factsOf(paper, at)) line(`${say(words)}: ${value}`)

  heading(ITEM_PAPER.words)
  pdf.paragraph(main, item.title, { font: 'bold' })
  pdf.paragraph(main, text(item.text === '' ? null : item.text))
  for (const { question, answer } of item.moreAnswers?.asked ?? []) line(`${question} ${answer}`)
  if (paper.photos.length > 0) {
    heading(ITEM_PAPER.photos)
    const name = say(ITEM_PAPER.photo)
    drawPhotos(
      pdf,
      main,
      paper.photos.map((bytes, index) => ({ bytes, alt: `${name} ${index + 1}` })),
    )
  }

  if (item.answers.length > 0) heading(ITEM_PAPER.answers)
  for (const answer of item.answers) {
    const amended = answer.amendedAt === null ? '' : `, ${say(ITEM_PAPER.amended)} ${at(answer.amendedAt)}`
    lead(`${at(answer.at)} · ${answer.by}${amended}`)
    pdf.paragraph(main, text(answer.text))
    for (const before of answer.earlier)
      line(`${say(ITEM_PAPER.earlier)} (${at(before.at)}): ${text(before.text)}`)
  }
  if (paper.files.length > 0) heading(ITEM_PAPER.files)
  for (const { file, thumbnail } of paper.files) {
    lead(`${at(file.at)} · ${file.by}`)
    line(
      `${paper.hide(file.name)} · ${formatBytes(file.bytes, language)} · ${say(FILE_STATE_WORDS[file.state])}`,
    )
    if (thumbnail) drawPhotos(pdf, main, [{ bytes: thumbnail, alt: paper.hide(file.name) }])
  }
  if (item.verdicts.length > 0) heading(ITEM_PAPER.verdicts)
  for (const { at: judgedAt, level, reason } of item.verdicts)
    line([at(judgedAt), levelWords(VERDICT_LEVELS, level)?.[language], reason].filter(Boolean).join(' · '))

  if (item.contributions.length > 0) heading(ITEM_PAPER.contributions)
  for (const each of item.contributions) {
    lead(unitName(each.unit, language))
    line(
      `${say(ITEM_PAPER.asked)} (${at(each.askedAt)}, ${paper.hide(each.askedBy ?? '')}): ${text(each.request)}`,
    )
    if (each.givenAt !== null)
      line(
        `${say(ITEM_PAPER.given)} (${at(each.givenAt)}, ${paper.hide(each.givenBy ?? '')}): ${text(each.text)}`,
      )
  }
  if (item.outside.length > 0) heading(ITEM_PAPER.outside)
  for (const each of item.outside) {
    lead(unitName(each.body, language))
    line(`${say(ITEM_PAPER.asked)} (${at(each.askedAt)}): ${text(each.request)}`)
    if (each.givenAt !== null) line(`${say(ITEM_PAPER.given)} (${at(each.givenAt)}): ${text(each.text)}`)
  }
  if (item.handOvers.length > 0) heading(ITEM_PAPER.handOvers)
  for (const { at: wentAt, from, to, by, reason, heldMinutes } of item.handOvers) {
    const road = [from, to]
      .flatMap((code) => (code === null ? [] : [nameOf(item, code, language)]))
      .join(' → ')
    const held = formatDuration(heldMinutes, language)
    line([at(wentAt), road, held, paper.hide(by ?? ''), text(reason ?? '')].filter(Boolean).join(' · '))
  }
  heading(ITEM_PAPER.history)
  for (const event of item.events) {
    const who = event.actor.kind === 'staff' && event.actor.name ? ` · ${event.actor.name}` : ''
    lead(`${event.seq}. ${at(event.at)} · ${say(EVENT_WORDS[event.kind])}${who}`)
    for (const said of textsOf(event)) pdf.paragraph(main, paper.hide(said), { after: 3 })
  }
  main.end()
  return pdf.bytes()
}

function factsOf({ item, language }: ItemPaper, at: (instant: string) => string): [Words, string][] {
  const verdict = item.onTime === null ? '' : `, ${ITEM_PAPER[item.onTime ? 'onTime' : 'late'][language]}`
  const facts: [Words, string | null][] = [
    [ITEM_PAPER.code, item.trackingCode],
    [ITEM_PAPER.received, at(item.receivedAt)],
    [ITEM_PAPER.channel, CHANNEL_WORDS[item.channel][language]],
    [ITEM_PAPER.category, item.category],
    [ITEM_PAPER.unit, item.leadUnit && unitName(item.leadUnit, language)],
    [ITEM_PAPER.status, FEEDBACK_STATUS_WORDS[item.status][language]],
    [ITEM_PAPER.promised, item.promisedDueAt && at(item.promisedDueAt)],
    [ITEM_PAPER.due, at(item.currentDueAt)],
    [ITEM_PAPER.answeredAt, item.answeredAt && `${at(item.answeredAt)}${verdict}`],
    [ITEM_PAPER.place, item.place?.address ?? null],
  ]
  return facts.flatMap(([words, value]): [Words, string][] => (value ? [[words, value]] : []))
}

/** Three in a row, each with its name for those who hear it read. */
function drawPhotos(
  pdf: TaggedPdf,
  parent: Tag,
  photos: readonly { readonly bytes: Uint8Array; readonly alt: string }[],
): void {
  const inRow = 3
  photos.forEach(({ bytes, alt }, index) => {
    const column = index % inRow
    if (column === 0) pdf.makeRoom(THUMBNAIL.height + GAP)
    const top = pdf.doc.y
    pdf.tagged(
      parent,
      'Figure',
      () => {
        pdf.doc.image(Buffer.from(bytes), pdf.left + column * (THUMBNAIL.width + GAP / 2), top, {
          fit: [THUMBNAIL.width, THUMBNAIL.height],
        })
      },
      { alt },
    )
    const endsRow = column === inRow - 1 || index === photos.length - 1
    pdf.doc.y = endsRow ? top + THUMBNAIL.height + GAP : top
  })
}

function nameOf({ unitNames }: FeedbackDetail, code: string, language: Language): string {
  const known = unitNames[code]
  return known ? unitName(known, language) : code
}

/** What people wrote, as far as it was not erased. Of what was received the entry keeps a hash; the words stand above. */
function textsOf({ kind, body }: FeedbackEvent): string[] {
  if (kind === 'received') return []
  return ['text', 'reason', 'words', 'question', 'answer'].flatMap((field) => {
    const said = (body as Readonly<Record<string, unknown>>)[field]
    return typeof said === 'string' && said !== '' ? [said] : []
  })
}
