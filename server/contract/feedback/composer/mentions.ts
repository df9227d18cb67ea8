/** `GET /api/feedback/{id}/mentionable`: somebody who may be named by `@username` in a note. */
export interface Mentionable {
  readonly username: string
  readonly name: string
}
