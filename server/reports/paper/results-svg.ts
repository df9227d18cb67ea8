import { escapeUTF8 } from 'entities'
import type { Language } from '../../contract/language.ts'
import type { PublishedResults } from '../../contract/results/published-results.ts'
import { formatDate, formatInterval, formatNumber, formatPercent, formatSample } from '../../words/format.ts'
import { satisfactionSentence } from '../../words/reports/report-sentences.ts'
import { hiddenWords } from '../../words/reports/report-words.ts'
import { NOT_SIPAS } from '../../words/reports/method-words.ts'
import { unitName } from '../../words/unit-name.ts'
import { PAPER } from './paper-words.ts'

const WIDTH = 420
const EDGE = 20
/** Longest line at 13 px that surely fits in any sans serif. */
const LINE = 56

/**
 * The published figure as a small picture for other sites: share, interval, n, quarter, number and the head of the sha256.
 * It stands alone: no script, no font or file from elsewhere; title and description say the same.
 */
export function resultsSvg({ document, sha256, publishedAt }: PublishedResults, language: Language): string {
  const { satisfaction, office, period, number } = document
  const { share, interval, n, satisfied, shown } = satisfaction
  const big =
    share === null
      ? n === null
        ? '–'
        : `${formatNumber(satisfied ?? 0, language)}/${formatNumber(n, language)}`
      : formatPercent(share, language)
  const beside =
    share === null || interval === null || n === null
      ? (hiddenWords(shown)?.[language] ?? PAPER.countsOnly[language])
      : `${PAPER.interval[language]}: ${formatInterval(interval, language)}, ${formatSample(n, language)}`
  const title = `${unitName(office, language)}: ${PAPER.satisfied[language]}, ${period.label[language]}`
  const lines = [
    ...wrap(`${PAPER.satisfied[language]}, ${period.label[language]}`),
    ...wrap(unitName(office, language)),
  ]
  const published = `${PAPER.publication[language]} ${number}, ${formatDate(publishedAt, office.zone)} · SHA-256 ${sha256.slice(0, 12)}`
  const small = [...wrap(beside), ...wrap(NOT_SIPAS[language]), published]
  const top = EDGE + lines.length * 18
  const height = top + 62 + small.length * 18 + (share === null ? 0 : 22)
  const bar = share === null ? '' : shareBar(share, interval, top + 58)
  const smallTop = top + 66 + (share === null ? 0 : 22)
  const description = `${satisfactionSentence(satisfaction)[language]} ${NOT_SIPAS[language]} ${published}`
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="title description" lang="${language}" font-family="system-ui, sans-serif" fill="#1a1a1a">
<title id="title">${escapeUTF8(title)}</title>
<desc id="description">${escapeUTF8(description)}</desc>
<rect x="0.5" y="0.5" width="${WIDTH - 1}" height="${height - 1}" rx="8" fill="#fff" stroke="#5b6670"/>
${lines.map((line, index) => text(line, EDGE + 8 + index * 18, index === 0 ? 'font-size="14" font-weight="600"' : 'font-size="13"')).join('\n')}
${text(big, top + 42, 'font-size="40" font-weight="700"')}
${bar}${small.map((line, index) => text(line, smallTop + index * 18, 'font-size="12.5"')).join('\n')}
</svg>
`
}

function text(line: string, y: number, look: string): string {
  return `<text x="${EDGE}" y="${y}" ${look}>${escapeUTF8(line)}</text>`
}

/** The share as a bar, with its interval as a line through its end. */
function shareBar(share: number, interval: readonly [number, number] | null, y: number): string {
  const full = WIDTH - 2 * EDGE
  const at = (value: number) => (EDGE + value * full).toFixed(1)
  const whisker = interval
    ? `<path d="M${at(interval[0])} ${y + 5}H${at(interval[1])}M${at(interval[0])} ${y}v10M${at(interval[1])} ${y}v10" stroke="#000" stroke-width="1.5" fill="none"/>\n`
    : ''
  return `<rect x="${EDGE}" y="${y}" width="${full}" height="10" fill="#e6e9ec"/>
<rect x="${EDGE}" y="${y}" width="${(share * full).toFixed(1)}" height="10" fill="#4a90c9"/>
${whisker}`
}

function wrap(line: string): string[] {
  return line.split(' ').reduce<string[]>((lines, word) => {
    const last = lines.at(-1)
    if (last === undefined || last.length + word.length >= LINE) return [...lines, word]
    return [...lines.slice(0, -1), `${last} ${word}`]
  }, [])
}
