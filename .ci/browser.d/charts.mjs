// Draws the charts of a Markdown file as a wiki does.
import { createRequire } from 'node:module'

const mermaid = createRequire(import.meta.url).resolve('mermaid/dist/mermaid.min.js')

export async function charts(browser, markdown, picture) {
  const found = []
  const sources = [...markdown.matchAll(/^```mermaid\n(.*?)^```$/gms)].map((m) => m[1])
  if (sources.length === 0) return found
  const page = await browser.newPage({ viewport: { width: 1280, height: 600 } })
  page.on('pageerror', (e) => found.push({ check: 'chart', said: e.message }))
  page.on('request', (r) => !r.url().startsWith('about:') && found.push({ check: 'chart', said: `asks for ${r.url()}` }))
  await page.setContent('<!DOCTYPE html><html lang="en"><title>charts</title><main></main></html>')
  await page.addScriptTag({ path: mermaid })
  for (const source of sources) {
    const said = await page.evaluate(draw, source)
    found.push(...said.map((said) => ({ check: 'chart', said })))
  }
  if (picture) await page.screenshot({ path: `${picture}-mermaid.png`, fullPage: true })
  await page.close()
  return found
}

// draw runs in the page: it draws a chart, and says what is wrong with it.
async function draw(source) {
  const { mermaid } = window
  mermaid.initialize({ startOnLoad: false, securityLevel: 'strict', suppressErrorRendering: true })
  try {
    await mermaid.parse(source)
    const { svg } = await mermaid.render(`chart${document.querySelectorAll('main > div').length}`, source)
    const drawn = document.createElement('div')
    drawn.innerHTML = svg
    document.querySelector('main').append(drawn)
    const wrong = []
    const said = drawn.textContent.replace(/\s+/g, '')
    for (const [, label] of source.matchAll(/"([^"\n]*)"/g)) {
      const plain = Object.assign(document.createElement('textarea'), { innerHTML: label.replace(/#(\d+);/g, '&#$1;') }).value
      if (!said.includes(plain.replace(/<br\s*\/?>|\s+/g, ''))) wrong.push(`${label} is not shown`)
    }
    if (!drawn.querySelector('svg title')?.textContent || !drawn.querySelector('svg desc')?.textContent) wrong.push('it has no title and description')
    return wrong
  } catch (e) {
    return [String(e.message ?? e)]
  }
}
