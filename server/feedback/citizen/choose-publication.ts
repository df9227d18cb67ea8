import { findNoticeVersion } from '../../../db/queries/office/privacy-settings.ts'
import { findPublication, saveConsent } from '../../../db/queries/feedback/publications.ts'
import type { Service } from '../../context.ts'
import type { Language } from '../../contract/language.ts'
import { localDay } from '../../domain/local-time.ts'
import { takeDown } from '../steps/publish/decide-publication.ts'
import { takeCitizenAct } from './take-citizen-act.ts'

/** What stands in the history as the reason: the citizen gives none. */
const HOW = 'Công dân tự chọn trên trang tra cứu.'

/** The sender agrees to publication, having read this version of the text. Throws `citizen/consent-as-it-is`. */
export function agreeToPublish(
  service: Service,
  id: string,
  read: { readonly version: number; readonly language: Language },
): Promise<void> {
  return takeCitizenAct(service, 'allow-publication', id, async (ctx, _item, { at, nowMs }) => {
    const noticeVersion = await findNoticeVersion(ctx.db, localDay(nowMs, ctx.organisation.zone))
    return {
      changes: {},
      news: [{ kind: 'publication-allowed', body: { reason: { id: ctx.newId(), said: HOW } } }],
      write: (tx) => saveConsent(tx, id, 'publish', { at, isGiven: true, read: { ...read, noticeVersion } }),
    }
  })
}

/** The sender takes it back: what is published comes down in the same moment, and its trace stays. */
export function takeBackConsent(service: Service, id: string): Promise<void> {
  return takeCitizenAct(service, 'forbid-publication', id, async (ctx, _item, { at }) => {
    const stored = await findPublication(ctx.db, id)
    const reason = { id: ctx.newId(), said: HOW }
    return {
      changes: {},
      news: [{ kind: 'publication-forbidden', body: { reason, publicationId: stored?.id ?? null } }],
      write: async (tx) => {
        await saveConsent(tx, id, 'publish', { at, isGiven: false })
        if (stored) await takeDown(tx, stored, 'withdrawn')
      },
    }
  })
}
