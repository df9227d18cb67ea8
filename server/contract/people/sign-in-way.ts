/** How somebody proved who they are; all but a password alone prove it twice. */
export type SignInWay = 'password' | 'second-step' | 'passkey' | 'single-sign-on'

/** What waits for the other half: a sign-in after the password, a passkey, a single sign-on. */
export type ChallengeKind = 'second-step' | 'passkey-sign-in' | 'passkey-adding' | 'single-sign-on'
