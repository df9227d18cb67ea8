// Read anew for each test file, unlike what it imports: a process changes its date once.
import '../fixtures/machine-date.ts'
