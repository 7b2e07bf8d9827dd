// pictures.mjs CHROMIUM PAGES OUT: photographs the pages of PAGES for the README, light
// and dark, and notes beside them what they show, so that a test can say when it
// is something else. docs/photographs_test.go cuts the pages in the same way.
import { createHash } from 'node:crypto'
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'

// Of each page: the element that the picture ends with, and where in its source
// that part ends.
const pages = [
  { name: 'first-page', last: '.first', until: '<nav ' },
  { name: 'register', last: 'main > .quiet', until: '<h2 id="due">' },
]
const width = 960
const room = 28 // below the last element
const outline = 'body::after { content: ""; position: fixed; inset: 0; border: 1px solid var(--line); opacity: 0.6 }'
const palettes = [128, 64, 32, 24, 20] // colours, the first that fits is taken
const largest = 150_000 // bytes

const [executablePath, folder, out] = process.argv.slice(2)
const sha256 = (content) => createHash('sha256').update(content).digest('hex')
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
try {
  const notes = []
  for (const page of pages) {
    const file = join(folder, `${page.name}.html`)
    for (const colorScheme of ['light', 'dark']) {
      const name = `${page.name}-${colorScheme}.png`
      const picture = reduced(await photograph(file, page.last, colorScheme))
      writeFileSync(join(out, name), picture)
      notes.push(`${sha256(shown(readFileSync(file, 'utf8'), page.until))} ${sha256(picture)} ${name}\n`)
      console.log(`${name}: ${picture.length} bytes`)
    }
  }
  writeFileSync(join(out, 'photographs.txt'), notes.join(''))
} finally {
  await browser.close()
}

async function photograph(file, last, colorScheme) {
  const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 }, deviceScaleFactor: 2 })
  const page = await context.newPage()
  await page.goto(pathToFileURL(file).href)
  await page.addStyleTag({ content: outline })
  const bottom = await page.locator(last).first().evaluate((e) => e.getBoundingClientRect().bottom)
  const height = Math.ceil(bottom) + room
  await page.setViewportSize({ width, height })
  const picture = await page.screenshot({ clip: { x: 0, y: 0, width, height } })
  await context.close()
  return picture
}

// reduced has few colours, as the pages have, and so a fraction of the bytes.
function reduced(picture) {
  for (const colours of palettes) {
    const out = execFileSync('pngquant', ['--speed', '1', '--strip', '--nofs', String(colours), '-'], { input: picture, maxBuffer: 1e8 })
    if (out.length <= largest) return out
  }
  throw new Error(`the picture has more than ${largest} bytes`)
}

// shown is the part of a page's source that its picture shows: the style and the
// page from its top.
function shown(source, until) {
  return between(source, '<style>', '</style>') + between(source, '<main>', until)
}

function between(text, from, to) {
  const start = text.indexOf(from)
  const end = text.indexOf(to, start)
  if (start < 0 || end < 0) throw new Error(`the page has no ${from} before ${to}`)
  return text.slice(start, end)
}
