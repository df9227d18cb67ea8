import type { PublishedResults } from '../../contract/results/published-results.ts'
import { PAPER } from './paper-words.ts'

/** The files of a publication, by what stands after the point. */
const MEDIA_TYPES = {
  json: 'application/json',
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  svg: 'image/svg+xml',
} as const

/**
 * What a publication is, for catalogues of data: a schema.org `Dataset` with the same said in DCAT 3, as JSON-LD that may stand
 * inside `<script type="application/ld+json">` as it is. `baseUrl` has no slash at its end.
 */
export function datasetMetadata(
  { document, sha256, publishedAt }: PublishedResults,
  baseUrl: string,
): string {
  const { period, office, number, licence, correction } = document
  const page = `${baseUrl}/public/results/${period.key}`
  const publisher = { name: office.name, alternateName: office.nameEn }
  const files = Object.entries(MEDIA_TYPES).map(([extension, mediaType]) => ({
    url: `${page}.${extension}`,
    mediaType,
  }))
  const title = (language: 'vi' | 'en') => `${PAPER.subject[language]}, ${period.label[language]}`
  const described = correction === null ? title('vi') : `${title('vi')}. ${correction.reason}`
  const coverage = { from: period.from, to: lastDay(period.to) }
  const metadata = {
    '@context': {
      '@vocab': 'https://schema.org/',
      dcat: 'http://www.w3.org/ns/dcat#',
      dct: 'http://purl.org/dc/terms/',
      spdx: 'http://spdx.org/rdf/terms#',
      xsd: 'http://www.w3.org/2001/XMLSchema#',
    },
    '@type': ['Dataset', 'dcat:Dataset'],
    '@id': page,
    url: page,
    identifier: `${office.code}/${period.key}/${number}`,
    name: title('vi'),
    alternateName: title('en'),
    description: described,
    inLanguage: ['vi', 'en'],
    version: String(number),
    license: licence,
    isAccessibleForFree: true,
    datePublished: publishedAt,
    temporalCoverage: `${coverage.from}/${coverage.to}`,
    creator: { '@type': 'GovernmentOrganization', ...publisher },
    publisher: { '@type': 'GovernmentOrganization', ...publisher },
    variableMeasured: [PAPER.satisfied.vi, PAPER.onTime.vi],
    distribution: files.map(({ url, mediaType }) => ({
      '@type': 'DataDownload',
      contentUrl: url,
      encodingFormat: mediaType,
    })),
    'dct:title': [
      { '@value': title('vi'), '@language': 'vi' },
      { '@value': title('en'), '@language': 'en' },
    ],
    'dct:description': { '@value': described, '@language': 'vi' },
    'dct:issued': { '@value': publishedAt, '@type': 'xsd:dateTime' },
    'dct:license': licence,
    'dct:publisher': { 'dct:title': office.name },
    'dct:temporal': {
      '@type': 'dct:PeriodOfTime',
      'dcat:startDate': { '@value': coverage.from, '@type': 'xsd:date' },
      'dcat:endDate': { '@value': coverage.to, '@type': 'xsd:date' },
    },
    'dcat:version': String(number),
    'dcat:landingPage': { '@id': page },
    'dcat:distribution': files.map(({ url, mediaType }) => ({
      '@type': 'dcat:Distribution',
      'dcat:downloadURL': { '@id': url },
      'dcat:mediaType': mediaType,
      ...(mediaType === MEDIA_TYPES.json && {
        'spdx:checksum': {
          'spdx:algorithm': { '@id': 'spdx:checksumAlgorithm_sha256' },
          'spdx:checksumValue': sha256,
        },
      }),
    })),
  }
  return JSON.stringify(metadata).replaceAll('<', '\\u003c')
}

/** The day before an exclusive end. */
function lastDay(end: string): string {
  return new Date(Date.parse(`${end}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
}
