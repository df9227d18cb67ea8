import { WordedError } from './worded-error.ts'
import { dirname, join } from 'node:path'
import { type AnswerHold, answerHold } from './domain/answers/answer-hold.ts'
import { z } from 'zod'
import type { Kept } from './domain/keeping/backup-names.ts'
import { readChannelsFile } from './messages/channels-file.ts'

/** What a value must be, told in place of the parser's own words. */
const needs = (what: string) => ({ error: `needs ${what}` })

const whole = (least: number, most: number) => {
  const wish = needs(`a whole number from ${least} to ${most}`)
  return z.coerce.number(wish).int(wish).min(least, wish).max(most, wish)
}

const oneOf = <const T extends readonly string[]>(values: T) =>
  z.enum(values, needs(`one of ${values.join(', ')}`))

/** Where a mail comes from: `Hài Lòng <khong-tra-loi@example.gov.vn>`, or the address alone. */
const FROM = /^([^<>@\r\n]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/

/** One host, and where zoom, column and row stand in the path. */
const TILES = /^https:\/\/[a-z\d.-]+(?::\d+)?\/(?=[^ ]*\{z\})(?=[^ ]*\{x\})(?=[^ ]*\{y\})[^\s"'<>;,]*$/

/** `7,4,12`: days, weeks, months. */
const KEEP = /^\d{1,3},\d{1,3},\d{1,3}$/

const COMMAND_WORDS = z.array(z.string()).min(1)

/** Everything the environment may say, read once at the start. Names and defaults stand in the README. */
const Environment = z
  .object({
    HOST: z.string().default('127.0.0.1'),
    PORT: whole(0, 65_535).default(8080),
    DATABASE_URL: z.string().default('sqlite:./data/hailong.db'),
    PUBLIC_URL: z
      .url({ protocol: /^https?$/, ...needs('an address such as https://hailong.example.vn') })
      .transform((url) => url.replace(/\/$/, ''))
      .optional(),
    CHANNEL_1022_SECRET: z.string().min(16, needs('at least 16 characters')).optional(),
    CHANNEL_1022_SECRET_NEXT: z.string().min(16, needs('at least 16 characters')).optional(),
    CHANNEL_1022_REPLY_URL: z
      .url({ protocol: /^https?$/, ...needs('an address such as https://1022.example.vn/replies') })
      .optional(),
    CHANNEL_1022_PHOTO_HOSTS: z.string().default(''),
    EVENT_HOSTS: z.string().default(''),
    CHANNEL_1022_REPLY_SECRET: z.string().min(16, needs('at least 16 characters')).optional(),
    ORGANISATION_ZONE: z
      .string()
      .refine(
        (zone) => Intl.supportedValuesOf('timeZone').includes(zone),
        needs('an IANA zone such as Asia/Ho_Chi_Minh'),
      )
      .optional(),
    SMTP_URL: z
      .url({ protocol: /^smtps?$/, ...needs('an address such as smtp://user:password@host:587') })
      .optional(),
    MAIL_FROM: z.string().regex(FROM, needs('an address such as Name <name@host>')).optional(),
    MESSAGES_FILE: z.string().optional(),
    KEY_FILE: z.string().optional(),
    SIGN_ON_FILE: z.string().optional(),
    SIGN_ON_SECRET: z.string().optional(),
    ROOTS_FOLDER: z.string().optional(),
    KIOSK_RECORDINGS: z.string().optional(),
    COMMENT_DAYS: whole(1, 3_650).default(365),
    WAITING_WORDS_DAYS: whole(1, 3_650).default(30),
    SUGGEST_UNITS: oneOf(['0', '1']).default('1'),
    CATEGORY_BEFORE_ANSWER: oneOf(['0', '1']).default('1'),
    ANSWER_UNDO_SECONDS: whole(0, 60).default(10),
    TRUST_PROXY: oneOf(['0', '1']).default('0'),
    MAP_TILES: z
      .string()
      .regex(TILES, needs('an address such as https://tiles.example.vn/{z}/{x}/{y}.png'))
      .optional(),
    MAP_ATTRIBUTION: z.string().max(200, needs('at most 200 characters')).optional(),
    BACKUP_FOLDER: z.string().optional(),
    BACKUP_AT: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/, needs('a time of day such as 02:00'))
      .default('02:00'),
    BACKUP_KEEP: z.string().regex(KEEP, needs('days, weeks and months such as 7,4,12')).default('7,4,12'),
    BACKUP_RECIPIENT: z
      .string()
      .regex(/^age1[a-z0-9]+$/, needs('a public key of age such as age1…'))
      .optional(),
    BACKUP_COMMAND: z
      .string()
      .transform((text, { addIssue }) => {
        const words = COMMAND_WORDS.safeParse(parseJson(text))
        if (words.success) return words.data
        addIssue({
          code: 'custom',
          message: 'needs a JSON list of words such as ["rclone", "copy", "{file}", "kho:"]',
        })
        return z.NEVER
      })
      .optional(),
    BACKUP_BEFORE_UPGRADE: oneOf(['0', '1']).default('1'),
    CLOCK_URL: z.url({ protocol: /^https?$/, ...needs('an address such as https://example.vn') }).optional(),
    LOG_LEVEL: oneOf(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  })
  .refine(({ SMTP_URL, MAIL_FROM }) => SMTP_URL === undefined || MAIL_FROM !== undefined, {
    path: ['MAIL_FROM'],
    ...needs('an address, for there is SMTP_URL'),
  })
  .refine(
    ({ CHANNEL_1022_REPLY_URL: url, CHANNEL_1022_REPLY_SECRET: secret }) =>
      url === undefined || secret !== undefined,
    {
      path: ['CHANNEL_1022_REPLY_SECRET'],
      ...needs('at least 16 characters, for there is CHANNEL_1022_REPLY_URL'),
    },
  )
  .refine(({ SIGN_ON_FILE, PUBLIC_URL }) => SIGN_ON_FILE === undefined || PUBLIC_URL !== undefined, {
    path: ['PUBLIC_URL'],
    ...needs('an address, for there is SIGN_ON_FILE'),
  })

/** How mail leaves: any SMTP server, `smtp://user:password@host:587`. */
export interface MailConfig {
  readonly smtpUrl: string
  readonly from: string
}

/** How backups are made by themselves, and what becomes of them. */
export interface BackupConfig {
  /** Null: none is made by itself. */
  readonly folder: string | null
  /** The local time of day, `02:00`. */
  readonly at: string
  readonly keep: Kept
  /** A public key of age; null: not encrypted. */
  readonly recipient: string | null
  /** A program and its words, run with `{file}` filled in once a backup is whole; null: none. */
  readonly command: readonly string[] | null
  /** False where the office backs up by other means before it starts a newer program. */
  readonly beforeUpgrade: boolean
}

export interface Config {
  readonly host: string
  readonly port: number
  readonly databaseUrl: string
  /** Where citizens reach the service, without a trailing slash; null until the office has an address. */
  readonly publicUrl: string | null
  /** All that are good: two while one takes the place of the other. */
  readonly channel1022Secrets: readonly string[]
  /** Where the call centre is told what becomes of its items, and by which secret it knows us; null where it is not. */
  readonly channel1022Reply: { readonly url: string; readonly secret: string } | null
  /** Hosts inside our own network that photos may be fetched from. */
  readonly photoHosts: readonly string[]
  /** Hosts inside our own network that events may be sent to. */
  readonly eventHosts: readonly string[]
  /** Null: people are told in the staff app only. */
  readonly mail: MailConfig | null
  /** How SMS and Zalo messages leave; null where citizens are told by mail alone, or not at all. */
  readonly messagesFile: string | null
  /** False where the office wants no suggestions of units in triage. */
  readonly suggestsUnits: boolean
  /** False where the office also answers items without a category. */
  readonly wantsCategory: boolean
  /** How long an answer can be undone and reaches nobody. */
  readonly answerHold: AnswerHold
  /** True where messages to citizens are shown as if they went out, and none does: the demonstration. */
  readonly playsMessages: boolean
  /** Zone of a new installation; an existing one keeps its own. */
  readonly organisationZone: string
  /** The installation's own key, which signs the history's daily roots. */
  readonly keyFile: string
  /** Where each day's signed root is written; to be copied elsewhere. */
  readonly rootsFolder: string
  /** A folder with spoken questions and answers for the tablets; null where there are none. */
  readonly recordingsFolder: string | null
  /** How long citizens' words are kept: beside a rating, and for a rating that does not arrive. */
  readonly keepDays: { readonly comments: number; readonly waitingWords: number }
  /** How staff sign in by the office’s own provider; null where they do not. The secret is null for a client without one. */
  readonly signOnFile: string | null
  readonly signOnSecret: string | null
  /** True behind a proxy that sets X-Forwarded-For itself. */
  readonly trustProxy: boolean
  /** Map tiles, `https://host/{z}/{x}/{y}.png`; null: no map is shown, and none is needed. */
  readonly mapTiles: string | null
  /** Whose the map is, told below it; null where its owner wants nothing said. */
  readonly mapAttribution: string | null
  readonly backup: BackupConfig
  /** Where what is no database lies unless told otherwise. */
  readonly dataFolder: string
  /** A web address whose clock ours is compared with. */
  readonly clockUrl: string | null
  readonly logLevel: z.infer<typeof Environment>['LOG_LEVEL']
}

/** Reads the environment, an empty value as none; throws one sentence that lists every mistake, and no secret. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.entries(env).filter(([, value]) => value !== '')
  const parsed = Environment.safeParse(Object.fromEntries(given))
  if (!parsed.success) {
    const mistakes = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
    const list = mistakes.join('\n  ')
    throw new WordedError({
      vi: `các biến môi trường chưa đúng\n  ${list}`,
      en: `the environment is not right\n  ${list}`,
    })
  }
  const values = parsed.data
  return {
    host: values.HOST,
    port: values.PORT,
    databaseUrl: values.DATABASE_URL,
    publicUrl: values.PUBLIC_URL ?? null,
    channel1022Secrets: [values.CHANNEL_1022_SECRET, values.CHANNEL_1022_SECRET_NEXT].filter(
      (secret) => secret !== undefined,
    ),
    channel1022Reply:
      values.CHANNEL_1022_REPLY_URL !== undefined && values.CHANNEL_1022_REPLY_SECRET !== undefined
        ? { url: values.CHANNEL_1022_REPLY_URL, secret: values.CHANNEL_1022_REPLY_SECRET }
        : null,
    photoHosts: hostsIn(values.CHANNEL_1022_PHOTO_HOSTS),
    eventHosts: hostsIn(values.EVENT_HOSTS),
    mail: mailOf(values),
    messagesFile: checkedFile(values.MESSAGES_FILE),
    playsMessages: false,
    organisationZone: values.ORGANISATION_ZONE ?? 'Asia/Ho_Chi_Minh',
    keyFile: values.KEY_FILE ?? join(dataFolder(values.DATABASE_URL), 'hailong.key'),
    rootsFolder: values.ROOTS_FOLDER ?? join(dataFolder(values.DATABASE_URL), 'roots'),
    recordingsFolder: values.KIOSK_RECORDINGS ?? null,
    keepDays: { comments: values.COMMENT_DAYS, waitingWords: values.WAITING_WORDS_DAYS },
    suggestsUnits: values.SUGGEST_UNITS === '1',
    signOnFile: values.SIGN_ON_FILE ?? null,
    signOnSecret: values.SIGN_ON_SECRET ?? null,
    wantsCategory: values.CATEGORY_BEFORE_ANSWER === '1',
    answerHold: answerHold(values.ANSWER_UNDO_SECONDS),
    trustProxy: values.TRUST_PROXY === '1',
    mapTiles: values.MAP_TILES ?? null,
    mapAttribution: values.MAP_ATTRIBUTION ?? null,
    backup: backupOf(values),
    dataFolder: dataFolder(values.DATABASE_URL),
    clockUrl: values.CLOCK_URL ?? null,
    logLevel: values.LOG_LEVEL,
  }
}

/** A file that is wrong stops the start, as a wrong value does. */
function checkedFile(file: string | undefined): string | null {
  if (file !== undefined) readChannelsFile(file)
  return file ?? null
}

/** Beside the database where that is a file. */
function dataFolder(databaseUrl: string): string {
  return databaseUrl.startsWith('sqlite:') ? dirname(databaseUrl.slice('sqlite:'.length)) : 'data'
}

function backupOf(values: z.infer<typeof Environment>): BackupConfig {
  const [daily = 0, weekly = 0, monthly = 0] = values.BACKUP_KEEP.split(',').map(Number)
  return {
    folder: values.BACKUP_FOLDER ?? null,
    at: values.BACKUP_AT,
    keep: { daily, weekly, monthly },
    recipient: values.BACKUP_RECIPIENT ?? null,
    command: values.BACKUP_COMMAND ?? null,
    beforeUpgrade: values.BACKUP_BEFORE_UPGRADE === '1',
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function mailOf({ SMTP_URL, MAIL_FROM }: z.infer<typeof Environment>): MailConfig | null {
  return SMTP_URL === undefined || MAIL_FROM === undefined ? null : { smtpUrl: SMTP_URL, from: MAIL_FROM }
}

/** Hosts with commas between. */
function hostsIn(list: string): string[] {
  return list.split(',').flatMap((host) => host.trim() || [])
}
