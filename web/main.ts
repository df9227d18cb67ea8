import { rememberLanguage } from './ui/localize.ts'
import './app-shell.ts'

rememberLanguage()
