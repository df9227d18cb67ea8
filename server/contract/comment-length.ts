/** Characters of the words a citizen may write on the tablet. A file of its own: the tablet should not load a parser for it. */
export const MAX_COMMENT_LENGTH = 500
