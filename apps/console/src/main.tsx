import '@ayni/ui/console.css'
import './desk.css'
import { keepLanguage } from '@ayni/ui'
import { render } from 'preact'
import { App } from './app.tsx'
import { startClock } from './clock.ts'

const LANGUAGE = 'ayni.language'
const kept = localStorage.getItem(LANGUAGE)

keepLanguage(kept === 'es' || kept === 'en' ? kept : undefined, (chosen) => localStorage.setItem(LANGUAGE, chosen))
startClock()
render(<App />, document.getElementById('app') ?? document.body)
