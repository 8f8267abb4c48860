import { createRequire } from 'node:module'
import { dirname, join, sep } from 'node:path'
import { parentPort } from 'node:worker_threads'
import type { TextRun } from '../domain/printed-text.ts'
import { glyphsOf, type FontScale } from './glyphs.ts'
import type { PdfAnswer, PdfQuestion } from './pdf-reader.ts'

// A thread of its own: what it warns of is heard by nobody, and a document on which it hangs is ended with it.

const mostPages = 10

// What it would draw with is not needed to read, and is not there on every machine.
for (const name of ['DOMMatrix', 'ImageData', 'Path2D']) Reflect.set(globalThis, name, function nothing() {})

const folder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs')

parentPort?.on('message', (question: PdfQuestion) => {
  void answer(question).then((given) => parentPort?.postMessage(given, []))
})

async function answer({ bytes, password }: PdfQuestion): Promise<PdfAnswer> {
  const opening = pdfjs.getDocument({
    data: bytes,
    ...(password !== null && { password }),
    cMapUrl: join(folder, 'cmaps') + sep,
    standardFontDataUrl: join(folder, 'standard_fonts') + sep,
    disableFontFace: true,
    useSystemFonts: false,
    stopAtErrors: true,
    verbosity: pdfjs.VerbosityLevel.ERRORS,
  })
  try {
    const document = await opening.promise
    const runs: TextRun[] = []
    for (let page = 1; page <= Math.min(document.numPages, mostPages); page++)
      runs.push(...(await runsOn(document, page)))
    return { runs }
  } catch (error) {
    return { problem: error instanceof Error && error.name === 'PasswordException' ? 'locked' : 'damaged' }
  } finally {
    await opening.destroy()
  }
}

type Opened = Awaited<ReturnType<typeof pdfjs.getDocument>['promise']>
type Page = Awaited<ReturnType<Opened['getPage']>>

const names = new Map(Object.entries(pdfjs.OPS).map(([name, code]) => [code, name]))

// Not by its own text content: that joins letters by guessing, and a password is no place to guess.
async function runsOn(document: Opened, number: number): Promise<readonly TextRun[]> {
  const page = await document.getPage(number)
  const { fnArray, argsArray } = await page.getOperatorList({ annotationMode: pdfjs.AnnotationMode.DISABLE })
  const operations = fnArray.map((code, at) => ({ name: names.get(code) ?? '', values: argsArray[at] ?? [] }))
  const { transform: view } = page.getViewport({ scale: 1 })
  return glyphsOf(operations, { page: number, view, scaleOf: scalesOf(page) })
}

function scalesOf({ commonObjs }: Page): FontScale {
  return (font) => {
    const found: unknown = commonObjs.has(font) ? commonObjs.get(font) : null
    if (typeof found !== 'object' || found === null) return 0.001
    if ('vertical' in found && found.vertical === true) return null
    return 'fontMatrix' in found && Array.isArray(found.fontMatrix) ? Number(found.fontMatrix[0]) : 0.001
  }
}
