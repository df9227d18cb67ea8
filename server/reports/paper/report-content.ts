import type { Language, Words } from '../../contract/language.ts'
import { VERDICT_LEVELS } from '../../contract/feedback/citizen-acts.ts'
import type {
  Correction,
  PublishedResults,
  ResultsDocument,
  UnitProcedures,
} from '../../contract/results/published-results.ts'
import type { Exclusion, VerdictsReport } from '../../contract/report.ts'
import { withLimits } from '../../words/reports/rate-limits.ts'
import { formatDateTime, formatNumber, localDay } from '../../words/format.ts'
import { METHOD, NOT_SIPAS } from '../../words/reports/method-words.ts'
import { MISUSE_WORDS } from '../../words/misuse-words.ts'
import {
  closingSentences,
  comparisonSentence,
  otherChannelsSentences,
  satisfactionSentence,
  timelinessFinding,
  timelinessSentence,
  unitsFinding,
} from '../../words/reports/report-sentences.ts'
import { EXCLUSION_WORDS } from '../../words/reports/report-words.ts'
import { unitName } from '../../words/unit-name.ts'
import { causesOf, changeText, FIGURE_WORDS } from '../../words/reports/figure-words.ts'
import { PARTICIPATION, participationSentences } from '../../words/reports/participation-words.ts'
import { PROCEDURES } from '../../words/reports/procedure-words.ts'
import { VERDICTS } from '../../words/reports/verdict-words.ts'
import { PAPER } from './paper-words.ts'
import {
  type LevelBars,
  levelBars,
  participationTable,
  proceduresTable,
  type ReportTable,
  satisfactionTable,
  timelinessTable,
} from './report-tables.ts'

export type Block =
  | { readonly kind: 'heading' | 'subheading'; readonly text: string }
  | {
      readonly kind: 'paragraph'
      readonly text: string
      /** Where it is another than the paper's. */
      readonly language?: Language
      /** On the page of what follows, where a program breaks the pages. */
      readonly keepsNext?: boolean
    }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'bars'; readonly bars: LevelBars }
  | { readonly kind: 'table'; readonly table: ReportTable }

/** What a report on paper holds, in the parts of Decree 30/2020/NĐ-CP, art. 8; how it looks is said by what draws it. */
export interface ReportContent {
  readonly language: Language
  readonly title: string
  /** The words of the head, from the left and from the right. */
  readonly office: string
  readonly reference: string
  readonly country: string
  readonly motto: string
  readonly placeAndDay: string
  /** The kind of paper, and under it what it is about. */
  readonly kind: string
  readonly subject: string
  readonly publication: string
  readonly basis: readonly string[]
  readonly body: readonly Block[]
  readonly recipients: readonly string[]
  readonly signer: { readonly title: string; readonly how: string; readonly name: string }
  /** Each begins a page of its own, after the signature; `isWide` where it needs the paper's long side. */
  readonly appendices: readonly {
    readonly title: string
    readonly isWide: boolean
    readonly blocks: readonly Block[]
  }[]
  /** Where the signed results can be looked up; null where the address is not known. */
  readonly checkUrl: string | null
  readonly publishedAt: string
}

/** `baseUrl` without a slash at its end; null leaves out the code that leads to it. */
export function reportContent(
  published: PublishedResults,
  language: Language,
  baseUrl: string | null,
): ReportContent {
  const { document, publishedAt, publishedBy } = published
  const { office, period, number, frozenAt } = document
  const say = (words: Words) => words[language]
  const subject = `${say(PAPER.subject)}, ${period.label[language]}`
  const path = `/public/results/${period.key}`
  const checkUrl = baseUrl === null ? null : `${baseUrl}${path}`
  return {
    language,
    title: `${unitName(office, language)}: ${subject}`,
    office: unitName(office, language).toLocaleUpperCase(language),
    reference: `${say(PAPER.reference)}/BC${/^(UBND|Ủy ban nhân dân)\s/i.test(office.name) ? '-UBND' : ''}`,
    country: say(PAPER.country),
    motto: say(PAPER.motto),
    placeAndDay: placeAndDay(office.name, localDay(publishedAt, office.zone), language),
    kind: say(PAPER.report),
    subject,
    publication: `${say(PAPER.publication)} ${number}`,
    basis: [
      say(PAPER.basis),
      `${say(PAPER.basisFigures)} ${formatDateTime(frozenAt, office.zone)};`,
      `${unitName(office, language)} ${say(PAPER.reports)}`,
    ],
    body: numbered(bodyOf(published, language, checkUrl ?? path)),
    recipients: [PAPER.recipients, PAPER.toPublic, PAPER.toFile].map(say),
    signer: { title: say(PAPER.signer), how: say(PAPER.signed), name: publishedBy },
    appendices: appendicesOf(published, language),
    checkUrl,
    publishedAt,
  }
}

/**
 * `Sao Mai, ngày 06 tháng 10 năm 2026` (ND 30/2020/ND-CP, annex I): the ward's or province's own name, the whole one where that is a
 * number or a person; days below 10 and the months 1 and 2 with a 0 before them.
 */
export function placeAndDay(office: string, day: string, language: Language): string {
  const [, kind = '', name] = /(phường|xã|đặc khu|thành phố|tỉnh)\s+([^(,–-]+)/iu.exec(office) ?? []
  const own = name?.trim() ?? '............'
  const isWhole = /^(\d+|Hồ Chí Minh)$/u.test(own)
  const place = isWhole ? `${kind.charAt(0).toLocaleUpperCase('vi')}${kind.slice(1)} ${own}` : own
  const [year = '', month = '', date = ''] = day.split('-')
  if (language === 'en') return `${place}, ${date}/${month}/${year}`
  const written = Number(month) > 2 ? String(Number(month)) : month
  return `${place}, ngày ${date} tháng ${written} năm ${year}`
}

const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII']

/** Headings with Roman numbers. */
export function numbered(blocks: readonly Block[]): Block[] {
  let headings = 0
  return blocks.map((block) =>
    block.kind === 'heading' ? { ...block, text: `${ROMAN[headings++] ?? ''}. ${block.text}` } : block,
  )
}

function bodyOf({ document, sha256, keyId }: PublishedResults, language: Language, where: string): Block[] {
  const { satisfaction, timeliness, narrative, correction, licence, submittedBy, participation } = document
  const say = (words: Words) => words[language]
  const paragraph = (text: string): Block => ({ kind: 'paragraph', text })
  const heading = (words: Words): Block => ({ kind: 'heading', text: say(words) })
  const said = narrative[language] === '' ? 'vi' : language
  const told = narrative[said].split(/\n+/).filter((text) => text.trim() !== '')
  return [
    ...(language === 'en' ? [paragraph(PAPER.translation.en)] : []),
    ...(correction ? correctionBlocks(correction, participation, language) : []),
    heading(PAPER.summary),
    paragraph(say(satisfactionSentence(satisfaction))),
    ...(participation?.[0] ? [paragraph(participationSentences(participation[0]).map(say).join(' '))] : []),
    paragraph(say(comparisonSentence(satisfaction.comparison))),
    paragraph(otherChannelsSentences(satisfaction.otherChannels).map(say).join(' ')),
    paragraph(say(timelinessSentence(timeliness))),
    paragraph(say(NOT_SIPAS)),
    ...(told.length > 0
      ? [heading(PAPER.narrative), ...told.map((text) => written(text, said, language))]
      : []),
    heading(PAPER.method),
    { kind: 'list', items: METHOD[language] },
    { kind: 'subheading', text: say(PAPER.left) },
    {
      kind: 'list',
      items: EXCLUSIONS.map((reason) => exclusionLine(reason, satisfaction.excluded, language)),
    },
    paragraph(closingSentences(satisfaction).map(say).join(' ')),
    heading(PAPER.check),
    paragraph(
      `${say(PAPER.publication)} ${document.number}, ${document.period.label[language]}. ${say(PAPER.submitted)}: ${submittedBy}.`,
    ),
    paragraph(`SHA-256: ${sha256}`),
    paragraph(`${say(PAPER.key)} (Ed25519): ${keyId}. ${say(PAPER.licence)}: ${licence}.`),
    paragraph(`${say(PAPER.checkWhere)}: ${where}. ${say(PAPER.checkHow)}`),
  ]
}

const EXCLUSIONS: readonly Exclusion[] = ['suspect-burst', 'many-from-one-address', 'other-scale']

function exclusionLine(
  reason: Exclusion,
  excluded: Readonly<Record<Exclusion, number | null>>,
  language: Language,
): string {
  const n = excluded[reason]
  const told = n === null ? PAPER.notTold[language] : formatNumber(n, language)
  const rule = reason === 'other-scale' ? '' : ` ${MISUSE_WORDS[reason].rule[language]}`
  return `${EXCLUSION_WORDS[reason][language]}: ${told}.${rule}`
}

/** What people wrote stays as it is, and says in which language where the paper speaks another. */
function written(text: string, own: Language, paper: Language): Block {
  return { kind: 'paragraph', text, ...(own === paper ? {} : { language: own }) }
}

function correctionBlocks(
  { of, reason, changes }: Correction,
  participation: ResultsDocument['participation'],
  language: Language,
): Block[] {
  const table: ReportTable = {
    title: PAPER.changes[language],
    columns: [
      { name: PAPER.unit[language], weight: 4, isNumber: false },
      { name: PAPER.figure[language], weight: 3, isNumber: false },
      { name: PAPER.before[language], weight: 2, isNumber: true },
      { name: PAPER.after[language], weight: 2, isNumber: true },
    ],
    rows: withLimits(changes, participation).map((change) => ({
      cells: [
        unitName(change.unit, language),
        FIGURE_WORDS[change.figure][language],
        changeText(change, 'before', language),
        changeText(change, 'after', language),
      ],
      rest: null,
      isWhole: false,
    })),
  }
  return [
    { kind: 'heading', text: PAPER.correction[language] },
    { kind: 'paragraph', text: `${PAPER.corrects[language]} ${of}. ${PAPER.reason[language]}:` },
    written(reason, 'vi', language),
    ...causesOf(changes).map((words): Block => ({ kind: 'paragraph', text: words[language] })),
    ...(changes.length > 0 ? [{ kind: 'table', table } as const] : []),
  ]
}

function appendicesOf({ document }: PublishedResults, language: Language): ReportContent['appendices'] {
  const { satisfaction, timeliness, verdicts, procedures, participation, office } = document
  const bars = levelBars(satisfaction, office, language)
  return [
    {
      title: `${PAPER.appendix[language]} I. ${PAPER.satisfaction[language]}`,
      isWide: false,
      blocks: [
        { kind: 'paragraph', text: `${unitsFinding(satisfaction)[language]}.` },
        ...(bars ? [{ kind: 'bars', bars } as const] : []),
        { kind: 'table', table: satisfactionTable(satisfaction, office, language) },
      ],
    },
    {
      title: `${PAPER.appendix[language]} II. ${PAPER.timeliness[language]}`,
      isWide: true,
      blocks: [
        { kind: 'paragraph', text: `${timelinessFinding(timeliness)[language]}.` },
        { kind: 'table', table: timelinessTable(timeliness, office, language) },
      ],
    },
    ...(verdicts
      ? [
          {
            title: `${PAPER.appendix[language]} III. ${VERDICTS.title[language]}`,
            isWide: false,
            blocks: verdictBlocks(verdicts, document, language),
          },
        ]
      : []),
    ...(procedures
      ? [
          {
            title: `${PAPER.appendix[language]} IV. ${PROCEDURES.title[language]}`,
            isWide: false,
            blocks: procedureBlocks(procedures, language),
          },
        ]
      : []),
    ...(participation
      ? [
          {
            title: `${PAPER.appendix[language]} V. ${PARTICIPATION.title[language]}`,
            isWide: false,
            blocks: [
              { kind: 'paragraph', text: PARTICIPATION.hint[language] } as const,
              { kind: 'table', table: participationTable(participation, language) } as const,
            ],
          },
        ]
      : []),
  ]
}

function procedureBlocks(procedures: readonly UnitProcedures[], language: Language): Block[] {
  const lead: Block = { kind: 'paragraph', text: PROCEDURES.lead[language] }
  if (procedures.length === 0) return [lead, { kind: 'paragraph', text: PROCEDURES.none[language] }]
  return [lead, { kind: 'table', table: proceduresTable(procedures, language) }]
}

function verdictBlocks(
  verdicts: VerdictsReport,
  { satisfaction: { unit }, office }: ResultsDocument,
  language: Language,
): Block[] {
  const lead: Block = { kind: 'paragraph', text: VERDICTS.lead[language] }
  if (verdicts.byUnit.length === 0) return [lead, { kind: 'paragraph', text: VERDICTS.none[language] }]
  const report = { ...verdicts, unit, scaleSize: VERDICT_LEVELS }
  return [lead, { kind: 'table', table: satisfactionTable(report, office, language, VERDICTS.title) }]
}
