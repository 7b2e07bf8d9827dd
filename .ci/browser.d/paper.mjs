// What a page is on paper: its style, its width, and what the pages of a PDF say.
import { execFileSync, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { layout } from './screen.mjs'

const width = 672 // A4 between its margins, in pixels

export async function paper(browser, file, scratch, picture) {
  const context = await browser.newContext({ colorScheme: 'light', viewport: { width, height: 1000 } })
  const page = await context.newPage()
  await page.goto(pathToFileURL(file).href)
  await page.emulateMedia({ media: 'print' })
  const found = (await page.evaluate(layout, width)).map((p) => ({ check: p.check === 'width' ? 'paper width' : p.check, said: `on paper: ${p.said}` }))
  found.push(...(await page.evaluate(style)))
  const long = await page.evaluate(lengthen)
  const path = join(scratch, `${process.hrtime.bigint()}.pdf`)
  const options = { preferCSSPageSize: true, printBackground: true }
  await page.pdf({ path, ...options })
  const pages = paper.reads() ? execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' }).split('\f').slice(0, -1) : []
  pages.forEach((text, i) => {
    const number = `${i + 1} / ${pages.length}`
    if (!text.includes(number)) found.push({ check: 'paper', said: `page ${i + 1} does not say ${number}` })
    const first = text.trimStart().split('\n')[0].trim()
    if (first === '' || !pages[0].trimStart().startsWith(first)) found.push({ check: 'paper', said: `page ${i + 1} begins with ${JSON.stringify(first)}, no running head` })
  })
  if (pages.length > 0 && long) {
    const repeated = pages.filter((text) => text.includes(long)).length
    if (repeated < 3) found.push({ check: 'paper', said: `the head of a table of many pages stands on ${repeated}` })
  }
  if (picture) {
    await page.reload()
    await page.pdf({ path: `${picture}.pdf`, ...options })
  }
  await context.close()
  return found
}

// reads tells whether the text of a PDF can be read here.
paper.reads = () => spawnSync('pdftotext', ['-v']).status === 0

// These run in the page.

// style says which parts of the page are not made for paper.
function style() {
  const found = []
  const wrong = (e, said) => found.push({ check: 'paper style', said: `${said}: ${e.outerHTML.slice(0, 120)}` })
  for (const e of document.querySelectorAll('thead')) if (getComputedStyle(e).display !== 'table-header-group') wrong(e, 'is not repeated')
  for (const e of document.querySelectorAll('tbody tr')) if (getComputedStyle(e).breakInside !== 'avoid') wrong(e, 'may be broken')
  for (const e of document.querySelectorAll('.region')) if (getComputedStyle(e).overflowX !== 'visible') wrong(e, 'scrolls')
  for (const e of document.querySelectorAll('details > :not(summary)')) if (!e.checkVisibility({ contentVisibilityAuto: true })) wrong(e, 'is folded')
  return found.slice(0, 10)
}

// lengthen makes the first table many pages long, and returns what its head says
// first.
function lengthen() {
  const body = document.querySelector('tbody')
  if (!body) return ''
  const row = body.rows[0]
  for (let i = 0; i < 150; i++) body.append(row.cloneNode(true))
  const head = body.parentElement.querySelector('th[scope=col]')
  head.textContent = 'Repeatedhead'
  return 'Repeatedhead'
}
