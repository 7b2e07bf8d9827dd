// What a page shows on a screen: at each width, light and dark.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const widths = [1280, 900, 375]
const audited = { 1280: 'dark', 375: 'light' } // each width and each scheme once: it takes a while
const tallest = 12000 // of a picture, in pixels

export async function look(browser, file, picture) {
  const found = []
  for (const colorScheme of ['light', 'dark']) {
    const context = await browser.newContext({ colorScheme, reducedMotion: 'reduce' })
    const page = await context.newPage()
    const url = pathToFileURL(file).href
    page.on('console', (m) => ['error', 'warning'].includes(m.type()) && found.push({ check: 'console', said: m.text() }))
    page.on('pageerror', (e) => found.push({ check: 'console', said: e.message }))
    page.on('request', (r) => r.url() !== url && found.push({ check: 'request', said: r.url() }))
    for (const width of widths) {
      await page.setViewportSize({ width, height: 900 })
      if (width === widths[0]) await page.goto(url)
      if (picture) await page.screenshot({ path: `${picture}-${width}-${colorScheme}.png`, clip: { x: 0, y: 0, width, height: Math.min(tallest, await page.evaluate(() => document.documentElement.scrollHeight)) }, fullPage: true })
      await page.evaluate(unfold)
      if (colorScheme === 'light') found.push(...(await page.evaluate(layout, width)).map((p) => ({ ...p, said: `at ${width} pixels: ${p.said}` })))
      if (audited[width] === colorScheme) found.push(...(await accessible(page, `${width} pixels, ${colorScheme}`)))
      await page.evaluate(fold)
    }
    await context.close()
  }
  return found
}

async function accessible(page, where) {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe)
  const violations = await page.evaluate(async () => (await window.axe.run(document, { resultTypes: ['violations'] })).violations)
  return violations.map((v) => ({ check: 'axe', said: `${where}: ${v.id}: ${v.help}: ${v.nodes.slice(0, 3).map((n) => n.html.slice(0, 120)).join(' ')}` }))
}

// These run in the page.

function unfold() {
  for (const d of document.querySelectorAll('details:not([open])')) {
    d.dataset.folded = ''
    d.open = true
  }
}

function fold() {
  for (const d of document.querySelectorAll('details[data-folded]')) d.open = false
}

// layout says what is wider than the page, and which days and short words are
// broken over lines. A word of an address or of another very long word may be.
export function layout(width) {
  const found = []
  const wide = document.documentElement.scrollWidth
  if (wide > width) {
    const out = [...document.body.querySelectorAll('*')].find((e) => e.getBoundingClientRect().right > width && !e.closest('.region'))
    found.push({ check: 'width', said: `the page is ${wide} wide, ${out ? out.outerHTML.slice(0, 120) : 'nobody knows why'}` })
  }
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let text; (text = walker.nextNode()); ) {
    if (text.parentElement.closest('style, script, svg, desc, title')) continue
    for (const [check, pattern] of [['broken day', /\b20\d\d-\d\d-\d\d\b/g], ['broken word', /(?<![\p{L}\p{N}])\p{L}{4,12}(?![\p{L}\p{N}])/gu]]) {
      for (const match of text.data.matchAll(pattern)) {
        const end = match.index + match[0].length
        const token = text.data.slice(0, match.index).match(/\S*$/)[0] + match[0] + text.data.slice(end).match(/^\S*/)[0]
        if (check === 'broken word' && (token.length > 30 || token.includes('://') || /[\u3040-\u9fff\uac00-\ud7af]/.test(match[0]))) continue
        const range = document.createRange()
        range.setStart(text, match.index)
        range.setEnd(text, end)
        const lines = new Set([...range.getClientRects()].filter((r) => r.width > 0).map((r) => Math.round(r.top)))
        if (lines.size > 1) found.push({ check, said: `${match[0]} in ${text.parentElement.outerHTML.slice(0, 120)}` })
      }
    }
  }
  return found
}
