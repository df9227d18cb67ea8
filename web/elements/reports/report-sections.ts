// What reports show below what was asked first, loaded after it.
import './reports-answers.ts'
import './reports-desks.ts'
import './reports-hand-overs.ts'
import './reports-hours.ts'
import './reports-open-items.ts'
import './reports-procedures.ts'
import './reports-reasons.ts'
import './reports-trend.ts'
