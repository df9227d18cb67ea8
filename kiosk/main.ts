import './kiosk-app.ts'
import { startServiceWorker } from './app-update.ts'
import { keepScreenOn } from './wake-lock.ts'

void startServiceWorker().catch(() => undefined)
keepScreenOn()
