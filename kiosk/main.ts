import './kiosk-app.ts'
import { startServiceWorker } from './device/app-update.ts'
import { keepFullScreen } from './device/full-screen.ts'
import { keepScreenOn } from './device/wake-lock.ts'

void startServiceWorker().catch(() => undefined)
keepScreenOn()
keepFullScreen()
