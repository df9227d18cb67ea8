/** A batch waits for a second person, and then counts or never will. */
export type BallotDecision = 'counted' | 'refused'
export type BallotStatus = 'waiting' | BallotDecision
