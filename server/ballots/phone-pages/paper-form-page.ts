import { html } from 'hono/html'
import type { Desk } from '../../../db/queries/kiosks.ts'
import type { Unit } from '../../../db/queries/units.ts'
import type { Words } from '../../contract/language.ts'
import type { Question, QuestionnaireBody, QuestionnaireVersion } from '../../contract/questionnaire.ts'
import { sendPage } from '../../public-frame/page-frame.ts'
import type { View } from '../../public-frame/view.ts'
import { LEVEL_WORDS, levelWords } from '../../words/level-words.ts'
import { unitName } from '../../words/unit-name.ts'
import { PAPER_FORM, POSTER } from './strings.ts'

/** What a unit or a desk of it asks today as a form to print and tick: the same questions in the same words, in the page's language. */
export function sendPaperForm(
  view: View,
  { unit, desk }: { readonly unit: Unit; readonly desk: Desk | null },
  { questionnaire, version, body }: QuestionnaireVersion,
): Promise<Response> {
  const { language } = view
  const say = (words: Words) => words[language]
  const questions = body.questions ?? []
  const levels = LEVEL_WORDS[body.scaleSize]
  const ask = (words: Words, note: string, choices: readonly Words[]) =>
    html`<section class="sheet-entry">
      <h2>${say(words)}</h2>
      ${note !== '' && html`<p class="hint">${note}</p>`}
      ${
        choices.length === 0
          ? html`<p>………………………………………………………………</p>`
          : html`<ul class="ticks">
              ${choices.map((choice) => html`<li>${say(choice)}</li>`)}
            </ul>`
      }
    </section>`
  const place = [unit, ...(desk ? [desk] : [])]
    .map(({ name, name_en: nameEn }) => unitName({ name, nameEn }, language))
    .join(' · ')
  const title = `${say(PAPER_FORM.title)}: ${place}`
  return sendPage(view, {
    title,
    body: html`<p class="unprinted">${say(POSTER.print)}</p>
      <h1>${title}</h1>
      <p>${say(PAPER_FORM.lead)}</p>
      ${ask(body.question, '', body.optionOrder === 'best-first' ? levels.toReversed() : levels)}
      ${
        body.reasons.length > 0 &&
        ask(
          body.reasonsQuestion,
          say(PAPER_FORM.many),
          body.reasons.map(({ words }) => words),
        )
      }
      ${questions.map((question) => {
        const worded = question.choices.map(({ words }) => words)
        const notes = [question.kind === 'many' ? say(PAPER_FORM.many) : '', whom(question, body)[language]]
        return ask(
          question.words,
          notes.filter(Boolean).join(' '),
          question.kind === 'scale' && body.optionOrder === 'best-first' ? worded.toReversed() : worded,
        )
      })}
      <p class="small">${questionnaire}, ${say(PAPER_FORM.version)} ${version}</p>`,
  })
}

/** On paper nothing is left out by itself: a condition stands as words. */
function whom({ when }: Question, { questions = [], scaleSize }: QuestionnaireBody): Words {
  if (!when) return { vi: '', en: '' }
  const join = (all: readonly Words[]): Words => ({
    vi: all.map(({ vi }) => `“${vi}”`).join(', '),
    en: all.map(({ en }) => `“${en}”`).join(', '),
  })
  if ('levelUpTo' in when) {
    const upTo = Array.from({ length: when.levelUpTo }, (_, index) => levelWords(scaleSize, index + 1) ?? [])
    const { vi, en } = join(upTo.flat())
    return { vi: `Chỉ trả lời nếu câu đầu chọn ${vi}.`, en: `Only if you ticked ${en} at first.` }
  }
  const asked = questions.find(({ key }) => key === when.question)
  const chosen = (asked?.choices ?? []).filter(({ key }) => when.is.includes(key))
  const { vi, en } = join(chosen.map(({ words }) => words))
  return {
    vi: `Chỉ trả lời nếu câu “${asked?.words.vi ?? ''}” chọn ${vi}.`,
    en: `Only if you ticked ${en} at “${asked?.words.en ?? ''}”.`,
  }
}
