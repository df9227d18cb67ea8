/** What a template begins: an answer, a question to the citizen, a refusal. */
export const TEMPLATE_PURPOSES = ['answer', 'pause', 'refuse'] as const
export type TemplatePurpose = (typeof TEMPLATE_PURPOSES)[number]

/** What a template may name between braces: the sender, the tracking code, when it is due, the unit. */
export const TEMPLATE_PLACEHOLDERS = ['name', 'code', 'due', 'unit'] as const
export type TemplatePlaceholder = (typeof TEMPLATE_PLACEHOLDERS)[number]

/** What a template leaves to be written in, between square brackets: `[việc đã làm]`. */
export const TEMPLATE_GAP = /\[[^[\]\n]{2,80}\]/g
