import {
  findSettings,
  listTemplates,
  saveSettings,
  saveTemplate,
} from '../../db/queries/feedback/messages.ts'
import { type Context, isoOf } from '../context.ts'
import { LANGUAGES } from '../contract/language.ts'
import { MESSAGE_KINDS, PLACEHOLDERS_OF } from '../contract/messages/message-kinds.ts'
import type {
  MessageSettings,
  QuietHours,
  TemplateInput,
  TemplateReset,
} from '../contract/messages/messages.ts'
import { type FieldError, Refusal } from '../contract/refusals.ts'
import { cleanText } from '../domain/text/fold-vietnamese.ts'
import { placeholdersIn } from '../domain/text/fill-template.ts'
import { recordWriting } from '../history/append.ts'
import { demand } from '../permit.ts'
import type { OpenChannels } from './open-channels.ts'
import { findQuietHours } from './quiet-hours.ts'
import type { Template } from './usual-templates.ts'
import { templateOf } from './write-message.ts'

/** Every wording that counts, the quiet hours, and the ways that are set up. */
export async function describeSettings(ctx: Context, channels: OpenChannels): Promise<MessageSettings> {
  const stored = await listTemplates(ctx.db)
  return {
    templates: MESSAGE_KINDS.flatMap((kind) =>
      LANGUAGES.map((language) => ({
        kind,
        language,
        ...templateOf(stored, kind, language),
        isOwn: stored.some((each) => each.kind === kind && each.language === language && each.body !== null),
        placeholders: PLACEHOLDERS_OF[kind],
      })),
    ),
    quiet: await findQuietHours(ctx.db),
    channels: channels().map(({ name }) => name),
  }
}

/** Keeps the office's own wording. Throws `request/invalid`, naming each placeholder that this kind does not know. */
export async function saveOwnTemplate(ctx: Context, input: TemplateInput): Promise<void> {
  const { kind, language } = input
  await keep(ctx, { kind, language }, readOwnWords(input))
}

/** The words as they are kept. Throws `request/invalid`, naming each placeholder that this kind does not know. */
export function readOwnWords({ kind, subject, body, short }: TemplateInput): Template {
  const words = { subject: cleanText(subject), body: cleanText(body), short: cleanText(short) }
  const errors = Object.entries(words).flatMap(([field, text]) => errorsOf(kind, field, text))
  if (errors.length > 0) throw new Refusal('request/invalid', { errors })
  return words
}

/** Back to the usual wording. */
export async function resetTemplate(ctx: Context, which: TemplateReset): Promise<void> {
  await keep(ctx, which, { subject: null, body: null, short: null })
}

function errorsOf(kind: TemplateInput['kind'], field: string, text: string): FieldError[] {
  if (text === '') return [{ field, vi: 'không được để trống', en: 'must not be empty' }]
  const known: readonly string[] = PLACEHOLDERS_OF[kind]
  const unknown = placeholdersIn(text).filter((name) => !known.includes(name))
  if (unknown.length === 0) return []
  const named = unknown.map((name) => `{${name}}`).join(', ')
  const wanted = known.map((name) => `{${name}}`).join(', ')
  return [
    {
      field,
      vi: `không biết ${named}; tin này dùng được ${wanted}`,
      en: `does not know ${named}; this message may use ${wanted}`,
    },
  ]
}

async function keep(
  ctx: Context,
  { kind, language }: TemplateReset,
  words: { readonly subject: string | null; readonly body: string | null; readonly short: string | null },
): Promise<void> {
  demand(ctx.actor, 'messages/manage')
  const id = `${kind}:${language}`
  await ctx.db.transaction().execute(async (tx) => {
    await saveTemplate(tx, { id, kind, language, ...words, saved_at: isoOf(ctx.now()) })
    await recordWriting(tx, ctx, 'message-template-saved', [['message_template', id]])
  })
}

/** From when until when nobody is written to. */
export async function saveQuietHours(ctx: Context, { from, to }: QuietHours): Promise<void> {
  demand(ctx.actor, 'messages/manage')
  await ctx.db.transaction().execute(async (tx) => {
    const before = await findSettings(tx)
    if (before?.quiet_from === from && before.quiet_to === to) return
    await saveSettings(tx, { id: 'office', quiet_from: from, quiet_to: to })
    await recordWriting(tx, ctx, 'quiet-hours-saved', [['message_setting', 'office']])
  })
}
