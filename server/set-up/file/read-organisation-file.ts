import { FILE_FORMAT, OrganisationFile } from '../../contract/organisation/organisation-file.ts'
import { Refusal } from '../../contract/refusals.ts'
import { parse } from '../../read-input.ts'

/** An organisation file as this program reads it. Throws `organisation/file-newer`, `request/invalid` naming entry and field. */
export function readOrganisationFile(value: unknown): OrganisationFile {
  const format = typeof value === 'object' && value !== null && 'format' in value ? value.format : undefined
  if (typeof format === 'number' && format > FILE_FORMAT)
    throw new Refusal('organisation/file-newer', { detail: `${format} > ${FILE_FORMAT}` })
  if (format !== undefined && format !== FILE_FORMAT)
    throw new Refusal('request/invalid', { errors: [{ field: 'format', ...OTHER_FORMAT }] })
  return parse(OrganisationFile, value)
}

const OTHER_FORMAT = {
  vi: `cần định dạng ${FILE_FORMAT}; tệp cũ hơn xin xuất lại`,
  en: `needs format ${FILE_FORMAT}; export an older file anew`,
}
