/** What an auditor asks about. */
export const AUDIT_GROUPS = ['seen', 'exported', 'signed-in', 'changed'] as const
export type AuditGroup = (typeof AUDIT_GROUPS)[number]

/** The acts of each group; everything else changed something. */
export const KINDS_OF_GROUP: Readonly<Record<Exclude<AuditGroup, 'changed'>, readonly string[]>> = {
  seen: ['sender-seen', 'personal-data-found'],
  exported: ['exported', 'personal-data-copied'],
  'signed-in': ['signed-in', 'signed-out'],
}
