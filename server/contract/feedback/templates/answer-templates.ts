import { z } from 'zod'
import { Code, text } from '../../fields.ts'
import type { NamedUnit } from '../../named-unit.ts'
import { TEMPLATE_PURPOSES, type TemplatePurpose } from './template-purpose.ts'

const Words = {
  name: text(80),
  /** Only for items of this category; left out: for any. */
  category: text(120).optional(),
  text: text(4_000),
  textEn: text(4_000).optional(),
}

/** A new template of a unit, for it and the units below. */
export const AnswerTemplateInput = z.strictObject({
  unit: Code,
  purpose: z.enum(TEMPLATE_PURPOSES),
  ...Words,
})
export type AnswerTemplateInput = z.infer<typeof AnswerTemplateInput>

/** `version` is the one that was seen. */
export const AnswerTemplateChange = z.strictObject({ version: z.int().min(1), ...Words })
export type AnswerTemplateChange = z.infer<typeof AnswerTemplateChange>

export const AnswerTemplateEnd = z.strictObject({ version: z.int().min(1) })

export const FittingQuery = z.strictObject({ purpose: z.enum(TEMPLATE_PURPOSES) })

export interface AnswerTemplate {
  readonly id: string
  readonly unit: NamedUnit
  readonly purpose: TemplatePurpose
  readonly name: string
  readonly category: string | null
  readonly text: string
  readonly textEn: string | null
  readonly version: number
  /** How often it was put into a text. */
  readonly used: number
  /** When its words were written as they stand. */
  readonly changedAt: string
  readonly retiredAt: string | null
  readonly mayChange: boolean
}

/** Those in use by name, then those that were retired. */
export interface AnswerTemplates {
  readonly templates: readonly AnswerTemplate[]
}

/** One that fits an item, filled in for it; `textEn` is null where nobody wrote it. */
export interface FittingTemplate {
  readonly id: string
  readonly name: string
  readonly category: string | null
  readonly text: string
  readonly textEn: string | null
}

/** Of the item's category first, then the most used. */
export interface FittingTemplates {
  readonly templates: readonly FittingTemplate[]
}
