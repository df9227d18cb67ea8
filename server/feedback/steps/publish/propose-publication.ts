import { savePublication, savePublishedPhotos } from '../../../../db/queries/feedback/publications.ts'
import { findAttachment, listAttachments } from '../../../../db/queries/feedback/attachments.ts'
import { findFile, listFiles } from '../../../../db/queries/feedback/answers/answer-files.ts'
import type { Context } from '../../../context.ts'
import type { FileType } from '../../../contract/feedback/composer/answer-files.ts'
import { type MaskMark, PUBLIC_PARTS, type PublicPart } from '../../../contract/feedback/mask-reasons.ts'
import type { MaskCounts } from '../../../contract/feedback/publication.ts'
import { Refusal } from '../../../contract/refusals.ts'
import type { StepRequest } from '../../../contract/feedback/step-requests.ts'
import { isHeldBack } from '../../../domain/answers/answer-hold.ts'
import { findPersonal } from '../../../domain/text/find-personal.ts'
import { cleanText } from '../../../domain/text/fold-vietnamese.ts'
import { completeMarks, hiddenBy, leftOpen, maskText, stillReads } from '../../../domain/text/mask-text.ts'
import { maskWords } from '../../../words/mask-words.ts'
import type { Item } from '../../find-in-scope.ts'
import { type Cover, coverPhoto } from '../../intake/cover-photo.ts'
import { personOf } from '../extension-standing.ts'
import { takeStep } from '../take-step.ts'
import { demandPublishable, findHiddenValues, findPublishing } from './publishing.ts'

/**
 * Puts question and answer, masked and as far as asked in other words, before a second person. Throws `publication/complaint`, `publication/no-consent`,
 * `publication/not-so`, `publication/still-readable`, `request/invalid` (marks or photos that are not the item's).
 */
export function proposePublication(
  ctx: Context,
  id: string,
  input: StepRequest<'propose-publication'>,
): Promise<void> {
  return takeStep(ctx, 'propose-publication', id, input, async (item, { at, nowMs }) => {
    if (isHeldBack(ctx.config.answerHold, item.answered_at, nowMs)) throw new Refusal('answer/still-held')
    const standing = await findPublishing(ctx.db, item)
    demandPublishable(standing.shown)
    const { stored, shown } = standing
    if (stored?.state === 'proposed' || stored?.state === 'published' || !shown.originals)
      throw new Refusal('publication/not-so')
    const { originals } = shown
    demandInside(originals, input.marks)
    const { covers = [] } = input
    demandChosen(input.photos, covers)
    const photos = await drawPhotos(ctx, item, input.photos, covers)
    const known = await findHiddenValues(ctx.db, id)
    const marks = completeMarks(originals, input.marks, known)
    const marksOf = (part: PublicPart) => marks.filter((mark) => mark.part === part)
    const hidden = hiddenBy(originals, marks, known)
    for (const part of PUBLIC_PARTS) {
      const bare = maskText(originals[part], marksOf(part), () => ' ▪ ')
      if (hidden.some(({ value }) => stillReads(bare, value))) throw new Refusal('publication/still-readable')
    }
    const shownAs = (part: PublicPart) => {
      const masked = maskText(originals[part], marksOf(part), maskWords)
      const said = cleanText(input.reworded?.[part] ?? masked)
      if (said !== masked && hidden.some(({ value }) => stillReads(said, value)))
        throw new Refusal('publication/still-readable')
      return { text: { id: ctx.newId(), said }, isReworded: said !== masked }
    }
    const parts = { question: shownAs('question'), answer: shownAs('answer') }
    const [question, answer] = [parts.question.text, parts.answer.text]
    const reworded = PUBLIC_PARTS.filter((part) => parts[part].isReworded)
    const publicationId = stored?.id ?? ctx.newId()
    return {
      changes: {},
      body: {
        publicationId,
        question,
        answer,
        masked: countsOf(marks),
        leftOpen: PUBLIC_PARTS.reduce(
          (n, part) =>
            n +
            (parts[part].isReworded
              ? findPersonal(parts[part].text.said)
              : leftOpen(originals[part], marksOf(part))
            ).length,
          0,
        ),
        photos: input.photos.length,
        covers: covers.length,
        reworded,
      },
      write: async (tx) => {
        await savePublishedPhotos(tx, id, photos)
        await savePublication(tx, {
          id: publicationId,
          feedback_id: id,
          state: 'proposed',
          question_id: question.id,
          answer_id: answer.id,
          marks: JSON.stringify(marks),
          photos: JSON.stringify(input.photos),
          reworded: JSON.stringify(reworded),
          unit_id: item.lead_unit_id,
          category: item.category,
          answered_at: item.answered_at ?? at,
          on_time: item.on_time,
          proposed_at: at,
          proposed_by: personOf(ctx.actor),
        })
      },
    }
  })
}

function demandInside(texts: Readonly<Record<PublicPart, string>>, marks: readonly MaskMark[]): void {
  const errors = marks.flatMap(({ part, from, to }, index) =>
    from < to && to <= texts[part].length
      ? []
      : [
          {
            field: `marks.${index}`,
            vi: 'không nằm trong nội dung',
            en: 'does not lie within the text',
          },
        ],
  )
  if (errors.length > 0) throw new Refusal('request/invalid', { errors })
}

function demandChosen(photos: readonly string[], covers: readonly (Cover & { photo: string })[]): void {
  if (covers.every(({ photo }) => photos.includes(photo))) return
  throw new Refusal('request/invalid', {
    errors: [{ field: 'covers', vi: 'che ảnh không được đăng', en: 'cover a photo that is not published' }],
  })
}

interface DrawnFile {
  readonly type: FileType
  readonly bytes: Uint8Array
}

const COVERED_DOCUMENT = {
  errors: [
    { field: 'covers', vi: 'không che được trong tài liệu', en: 'cannot cover anything in a document' },
  ],
}

/** Each photo as it will be seen, without anything of the file it came in; a document as the citizen got it. */
async function drawPhotos(
  ctx: Context,
  { id, cycle }: Item,
  photos: readonly string[],
  covers: readonly (Cover & { photo: string })[],
): Promise<DrawnFile[]> {
  const [attachments, files] = await Promise.all([listAttachments(ctx.db, id), listFiles(ctx.db, id)])
  // Of the office's own: what goes with the answer that is published.
  const own = files.filter((file) => file.cycle === cycle && file.withdrawn_at === null)
  const known = new Set([...attachments, ...own].map((photo) => photo.id))
  if (!photos.every((photo) => known.has(photo)) || new Set(photos).size !== photos.length)
    throw new Refusal('request/invalid', {
      errors: [{ field: 'photos', vi: 'không phải ảnh của phản ánh này', en: 'are no photos of this item' }],
    })
  const drawn: DrawnFile[] = []
  for (const photo of photos) {
    const original = (await findAttachment(ctx.db, id, photo)) ?? (await findFile(ctx.db, id, photo))
    if (!original) throw new Error(`photo ${photo} of item ${id} is gone`)
    const bytes = Buffer.from(original.content, 'base64')
    const over = covers.filter((cover) => cover.photo === photo)
    if (original.media_type === 'application/pdf') {
      if (over.length > 0) throw new Refusal('request/invalid', COVERED_DOCUMENT)
      drawn.push({ type: 'application/pdf', bytes })
    } else drawn.push({ type: 'image/jpeg', bytes: await coverPhoto(bytes, over) })
  }
  return drawn
}

/** How often each reason masks something. */
export function countsOf(marks: readonly MaskMark[]): MaskCounts {
  const counts: { -readonly [R in keyof MaskCounts]: MaskCounts[R] } = {}
  for (const { reason } of marks) counts[reason] = (counts[reason] ?? 0) + 1
  return counts
}
