// check.mjs CHROMIUM PAGES SHOTS [NAME...]: opens every HTML file of a folder and draws
// every chart of its Markdown files. Prints what is wrong, a line each; exit
// code 1 where anything is. First a page with a fault of each kind is looked at:
// a check that finds nothing there is broken.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { charts } from './charts.mjs'
import { markup } from './markup.mjs'
import { paper } from './paper.mjs'
import { look } from './screen.mjs'

const [executablePath, folder, shots, ...names] = process.argv.slice(2)
const here = fileURLToPath(new URL('.', import.meta.url))
const scratch = mkdtempSync(join(tmpdir(), 'browser-'))
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
let failed = false
try {
  await seenToFail()
  const files = readdirSync(folder).filter((f) => /\.(html|md)$/.test(f) && (names.length === 0 || names.some((n) => f.includes(n)))).sort()
  if (files.length === 0) throw new Error(`nothing to look at in ${folder}`)
  const waiting = [...files]
  const worker = async () => {
    for (let f; (f = waiting.shift()); ) await report(f, await inspect(join(folder, f), shots))
  }
  await Promise.all([worker(), worker()])
  if (!failed) console.log(`${files.length} files, nothing wrong`)
} finally {
  await browser.close()
  rmSync(scratch, { recursive: true, force: true })
}
process.exitCode = failed ? 1 : 0

async function inspect(file, shots) {
  const picture = shots && join(shots, basename(file).replace(/\.\w+$/, ''))
  if (file.endsWith('.md')) return charts(browser, readFileSync(file, 'utf8'), picture)
  return [
    ...(await markup(file)),
    ...(await look(browser, file, picture)),
    ...(await paper(browser, file, scratch, picture)),
  ]
}

async function report(name, found) {
  for (const problem of found) console.log(`${name}: ${problem.check}: ${problem.said}`)
  if (found.length > 0) failed = true
}

// seenToFail demands that each check finds what is wrong with the faulty files.
async function seenToFail() {
  const found = [...(await inspect(join(here, 'faulty.html'))), ...(await inspect(join(here, 'faulty.md')))]
  const kinds = new Set(found.map((p) => p.check))
  const want = ['width', 'broken day', 'broken word', 'axe', 'markup', 'console', 'request', 'chart', 'paper width', 'paper style']
  if (paper.reads()) want.push('paper')
  const blind = want.filter((check) => !kinds.has(check))
  if (blind.length > 0) {
    console.log(`these checks do not find the fault that was planted for them: ${blind.join(', ')}`)
    failed = true
  }
}
