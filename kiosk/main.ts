import './kiosk-app.ts'
import { startServiceWorker } from './app-update.ts'
import { keepFullScreen } from './full-screen.ts'
import { keepScreenOn } from './wake-lock.ts'

void startServiceWorker().catch(() => undefined)
keepScreenOn()
keepFullScreen()
