'use strict'
/**
 * How a long stream of rows is run so that memory stays flat: a young generation that is collected often, a heap that
 * is not let grow before it is, and few malloc arenas for SQLite's threads. Without them V8 takes what the machine has.
 */
exports.NODE_FLAGS = ['--max-semi-space-size=8', '--max-old-space-size=256']
exports.ENVIRONMENT = { MALLOC_ARENA_MAX: '2' }
