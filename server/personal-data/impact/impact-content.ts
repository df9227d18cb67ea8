import type { Language, Words } from '../../contract/language.ts'
import type { DataRequestKind, RetainedKind } from '../../contract/personal-data/data-kinds.ts'
import type { BodyOf } from '../../contract/personal-data/privacy-settings.ts'
import { numbered, placeAndDay, type Block, type ReportContent } from '../../reports/paper/report-content.ts'
import { PAPER } from '../../reports/paper/paper-words.ts'
import type { ReportTable } from '../../reports/paper/report-tables.ts'
import { formatDay, formatNumber } from '../../words/format.ts'
import {
  IMPACT,
  type ImpactBlank,
  IMPACT_BLANKS,
  IMPACT_LINES,
  IMPACT_SECTIONS,
  type ImpactSection,
  IMPACT_TABLES,
} from '../../words/personal-data/impact-words.ts'
import { DATA_REQUEST_KIND_WORDS, RETAINED_KIND_WORDS } from '../../words/personal-data/request-words.ts'
import type { ImpactFacts } from './impact-facts.ts'

/** Where each blank stands, in order. */
export const BLANKS_OF: Readonly<Partial<Record<ImpactSection, readonly ImpactBlank[]>>> = {
  who: ['address', 'representative', 'officer', 'processor', 'hosting'],
  whom: ['abroad'],
  measures: ['training'],
  impact: ['likelihood', 'conclusion'],
}

/** The impact assessment as a paper of Decree 30/2020/NĐ-CP, filled in as far as the facts go; what is blank stands once more at the end. */
export function impactContent(facts: ImpactFacts, language: Language): ReportContent {
  const say = (words: Words) => words[language]
  const blank = (key: ImpactBlank) => `${say(IMPACT_BLANKS[key])}: ………………………… ${say(IMPACT.toFill)}`
  const office = say(facts.office)
  const sections = sectionsOf(facts, language)
  const body: Block[] = (Object.keys(IMPACT_SECTIONS) as ImpactSection[]).flatMap((section) => [
    { kind: 'heading' as const, text: say(IMPACT_SECTIONS[section]) },
    { kind: 'list' as const, items: [...sections[section], ...(BLANKS_OF[section] ?? []).map(blank)] },
    ...tablesOf(facts, section, language).map((table) => ({ kind: 'table' as const, table })),
  ])
  const blanks = Object.values(BLANKS_OF).flat()
  return {
    language,
    title: `${office}: ${say(IMPACT.subject)}`,
    office: office.toLocaleUpperCase(language),
    reference: say(IMPACT.reference),
    country: say(PAPER.country),
    motto: say(PAPER.motto),
    placeAndDay: placeAndDay(facts.office.vi, facts.today, language),
    kind: say(IMPACT.kind),
    subject: say(IMPACT.subject),
    publication: `${say(IMPACT.draft)}, ${formatDay(facts.today)}`,
    basis: [say(IMPACT.basis), say(IMPACT.check)],
    body: numbered([
      ...body,
      { kind: 'heading', text: say(IMPACT.blanks) },
      { kind: 'list', items: blanks.map((key) => say(IMPACT_BLANKS[key])) },
    ]),
    recipients: [IMPACT.recipients, IMPACT.toAuthority, IMPACT.toFile].map(say),
    signer: { title: say(IMPACT.signer), how: say(IMPACT.sign), name: ' ' },
    appendices: [],
    checkUrl: null,
    publishedAt: facts.at,
  }
}

function sectionsOf(
  facts: ImpactFacts,
  language: Language,
): Readonly<Record<ImpactSection, readonly string[]>> {
  const say = (words: Words) => words[language]
  const told = (key: keyof typeof IMPACT_LINES, value: string) => `${say(IMPACT_LINES[key])}: ${value}`
  const asks = (key: keyof ImpactFacts['is']) => told(key, say(facts.is[key] ? IMPACT.yes : IMPACT.no))
  const count = (n: number) => formatNumber(n, language)
  const lines = (...keys: (keyof typeof IMPACT_LINES)[]) => keys.map((key) => say(IMPACT_LINES[key]))
  const notice = facts.settings.find(({ kind }) => kind === 'notice')
  return {
    who: [
      told('controller', say(facts.office)),
      told('system', say(IMPACT_LINES.systemIs)),
      told('publicAddress', facts.publicUrl ?? say(IMPACT.no)),
      told('notice', notice ? `${notice.version} (${formatDay(notice.fromDay)})` : say(IMPACT.no)),
    ],
    what: [
      ...lines('purposes', 'consents', 'ordinary', 'sensitive', 'ratings'),
      told('received', count(facts.receivedInYear)),
    ],
    whom: [
      ...lines('scope'),
      told('staff', count(facts.staff)),
      ...(['line1022', 'reply1022', 'mail', 'messages', 'signOn', 'tiles'] as const).map(asks),
      told('systems', facts.systems.length === 0 ? say(IMPACT.no) : facts.systems.join(', ')),
    ],
    time: lines('erasure'),
    rights: [told('requestsOpen', `${count(facts.openRequests)} / ${count(facts.lateRequests)}`)],
    measures: [
      ...lines('history', 'passwords', 'exports'),
      ...(['factors', 'https', 'backups', 'encrypted'] as const).map(asks),
    ],
    impact: lines('risks', 'risksRatings', 'risksLoss'),
  }
}

function tablesOf({ settings }: ImpactFacts, section: ImpactSection, language: Language): ReportTable[] {
  const say = (words: Words) => words[language]
  const row = (...cells: string[]) => ({ cells, rest: null, isWhole: false })
  const column = (words: Words, weight: number, isNumber = false) => ({ name: say(words), weight, isNumber })
  if (section === 'time')
    return [
      {
        title: say(IMPACT_TABLES.kept),
        columns: [
          column(IMPACT_TABLES.keptWhat, 4),
          column(IMPACT_TABLES.keptDays, 1, true),
          column(IMPACT_TABLES.keptBy, 5),
        ],
        rows: settings
          .filter(({ kind }) => kind === 'retention')
          .map(({ about, body }) => {
            const { days, source } = body as BodyOf<'retention'>
            return row(
              say(RETAINED_KIND_WORDS[about as RetainedKind]),
              formatNumber(days, language),
              say(source),
            )
          }),
      },
    ]
  if (section !== 'rights') return []
  return [
    {
      title: say(IMPACT_TABLES.due),
      columns: [
        column(IMPACT_TABLES.dueWhat, 3),
        column(IMPACT_TABLES.dueReply, 1.6, true),
        column(IMPACT_TABLES.dueDone, 1.4, true),
        column(IMPACT_TABLES.keptBy, 5),
      ],
      rows: settings
        .filter(({ kind }) => kind === 'due')
        .map(({ about, body }) => {
          const { replyDays, doneDays, source } = body as BodyOf<'due'>
          return row(
            say(DATA_REQUEST_KIND_WORDS[about as DataRequestKind]),
            formatNumber(replyDays, language),
            formatNumber(doneDays, language),
            say(source),
          )
        }),
    },
  ]
}
