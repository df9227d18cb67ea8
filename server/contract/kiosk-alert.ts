/**
 * What can be wrong with a kiosk so that somebody must look: silent in open hours, ratings lost between tablet and server,
 * numbers that two ratings share, storage that may not keep the next ones.
 */
export const KIOSK_ALERT_KINDS = ['kiosk-silent', 'kiosk-gaps', 'kiosk-reused', 'kiosk-storage'] as const
export type KioskAlertKind = (typeof KIOSK_ALERT_KINDS)[number]
