import { z } from 'zod'
import { LANGUAGES } from '../../language.ts'
import { FeedbackListQuery } from '../feedback.ts'

/** A list as it is shown, as a file. */
export const ListExportQuery = FeedbackListQuery.omit({ after: true, limit: true }).extend({
  format: z.enum(['csv', 'xlsx']).default('csv'),
  language: z.enum(LANGUAGES).default('vi'),
})
