import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import type { Context } from 'hono'
import type { ResultsEntry } from '../../../db/queries/reports/results.ts'
import type { Service } from '../../context.ts'
import type { Language } from '../../contract/language.ts'
import { Refusal } from '../../contract/refusals.ts'
import type { Period } from '../../domain/period.ts'
import { viewOf } from '../../public-frame/view.ts'
import { dictionaryCsv, resultsCsv } from '../../reports/paper/results-csv.ts'
import { resultsDocx } from '../../reports/paper/results-docx.ts'
import { resultsPdf } from '../../reports/paper/results-pdf.ts'
import { resultsSvg } from '../../reports/paper/results-svg.ts'
import { resultsXlsx } from '../../reports/paper/results-xlsx.ts'
import { satisfactionCsv, timelinessCsv } from '../../reports/report-csv.ts'
import {
  findPublishedResults,
  listPublished,
  type PublishedCopy,
  readQuarterKey,
} from '../../results/find-results.ts'
import { summariesOf } from '../../results/published-summaries.ts'
import { sendResultsList } from './results-list.ts'
import { sendResultsPage } from './results-page.ts'

interface ResultsFile {
  readonly type: string
  readonly write: (
    copy: PublishedCopy,
    language: Language,
    baseUrl: string | null,
  ) => string | Promise<Uint8Array>
  readonly isEmbeddable?: true
}

/** What a quarter can be had as: every file is made from the signed document alone. */
const FILES: Readonly<Record<string, ResultsFile>> = {
  json: { type: 'application/json; charset=utf-8', write: ({ text }) => text },
  csv: { type: 'text/csv; charset=utf-8', write: resultsCsv },
  pdf: { type: 'application/pdf', write: resultsPdf },
  docx: {
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    write: resultsDocx,
  },
  xlsx: { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', write: resultsXlsx },
  /** A picture that other sites may show as it stands. */
  svg: { type: 'image/svg+xml', write: resultsSvg, isEmbeddable: true },
}

const CSV = { type: 'text/csv; charset=utf-8' }
/** Tables that stand under an address of their own. */
const TABLES: Readonly<Record<string, ResultsFile>> = {
  'satisfaction.csv': {
    ...CSV,
    write: ({ document }, language) => satisfactionCsv(document.satisfaction, language),
  },
  'data-dictionary.csv': { ...CSV, write: (_, language) => dictionaryCsv(language) },
  'timeliness.csv': {
    ...CSV,
    write: ({ document }, language) => timelinessCsv(document.timeliness, language),
  },
}

/**
 * Published quarters: `/public/results/2026-Q3`, with an ending the same as a file; `…/1` and `…/1.json` an earlier number.
 * What is not published is not there.
 */
export function publicResultRoutes(service: Service) {
  const view = (c: Context) => viewOf(service, c)
  const sendPage = async (c: Context, period: Period, number?: number) => {
    const copy = await findPublishedResults(service, period, number)
    return sendResultsPage(view(c), copy, await listPublished(service, period))
  }
  const sendFile = async (c: Context, file: ResultsFile, name: string, period: Period, number?: number) => {
    const copy = await findPublishedResults(service, period, number)
    const content = await file.write(copy, view(c).language, service.config.publicUrl ?? null)
    const body = typeof content === 'string' ? content : new Uint8Array(content)
    return new Response(body, {
      headers: {
        'content-type': file.type,
        'x-content-type-options': 'nosniff',
        ...(file.isEmbeddable
          ? { 'cross-origin-resource-policy': 'cross-origin' }
          : { 'content-disposition': `attachment; filename="${name}"` }),
      },
    })
  }

  return new Hono()
    .get('/public/results', async (c) => {
      const quarters = latestOf(await listPublished(service))
      return sendResultsList(view(c), quarters, await summariesOf(service, quarters))
    })
    .get(
      '/public/results.json',
      describeRoute({ summary: 'Every number that was published', tags: ['open-data'] }),
      async (c) => {
        const published = await listPublished(service)
        return c.json({
          results: published.map(
            ({ period, number, sha256, signature, key_id, decided_at, decided_name }) => ({
              period,
              number,
              sha256,
              signature,
              keyId: key_id,
              publishedAt: decided_at,
              publishedBy: decided_name,
              document: `/public/results/${period}/${String(number)}.json`,
            }),
          ),
        })
      },
    )
    .get('/public/results/:period', async (c) => {
      const [key = '', ending] = splitEnding(c.req.param('period'))
      const period = readQuarterKey(key)
      if (ending === undefined) return sendPage(c, period)
      const file = FILES[ending]
      if (!file) throw new Refusal('report/unknown-period', { detail: ending })
      return sendFile(c, file, `ket-qua-${key}.${ending}`, period)
    })
    .get('/public/results/:period/:part', async (c) => {
      const [key, part] = [c.req.param('period'), c.req.param('part')]
      const period = readQuarterKey(key)
      const table = TABLES[part]
      if (table) return sendFile(c, table, `${key}-${part}`, period)
      const [numberText = '', ending] = splitEnding(part)
      if (!/^[1-9]\d{0,3}$/.test(numberText)) throw new Refusal('report/unknown-period', { detail: part })
      const number = Number(numberText)
      if (ending === undefined) return sendPage(c, period, number)
      const file = FILES[ending]
      if (!file) throw new Refusal('report/unknown-period', { detail: part })
      return sendFile(c, file, `ket-qua-${key}-${numberText}.${ending}`, period, number)
    })
}

/** `2026-Q3.json` → the name and its ending. */
function splitEnding(text: string): [name: string, ending?: string] {
  const at = text.lastIndexOf('.')
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)]
}

/** Of each quarter the last number. */
function latestOf(published: readonly ResultsEntry[]): ResultsEntry[] {
  return published.filter(({ period }, index) => published[index - 1]?.period !== period)
}
