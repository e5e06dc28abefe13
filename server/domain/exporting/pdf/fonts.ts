import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type PDFDocument from 'pdfkit'
import type { Run } from '../runs.ts'

/** A family for what was written and one for what the product says about it, as on the screen. */
export type Family = 'text' | 'frame'

const google = (name: string, folder: string, file: string) => `@expo-google-fonts/${name}/${folder}/${file}.ttf`
const files = {
  text: google('source-serif-4', '400Regular', 'SourceSerif4_400Regular'),
  textBold: google('source-serif-4', '600SemiBold', 'SourceSerif4_600SemiBold'),
  textItalic: google('source-serif-4', '400Regular_Italic', 'SourceSerif4_400Regular_Italic'),
  textBoldItalic: google('source-serif-4', '600SemiBold_Italic', 'SourceSerif4_600SemiBold_Italic'),
  frame: google('inter', '400Regular', 'Inter_400Regular'),
  frameBold: google('inter', '600SemiBold', 'Inter_600SemiBold'),
  frameItalic: google('inter', '400Regular_Italic', 'Inter_400Regular_Italic'),
  frameBoldItalic: google('inter', '600SemiBold_Italic', 'Inter_600SemiBold_Italic'),
  /** Hebrew, Arabic, Armenian, Georgian, arrows, boxes and the like. */
  wide: 'dejavu-fonts-ttf/ttf/DejaVuSans.ttf',
  wideBold: 'dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf',
  emoji: google('noto-emoji', '400Regular', 'NotoEmoji_400Regular'),
} as const
export type Face = keyof typeof files

/** Faces in the order in which they are asked for a sign. */
function facesFor(family: Family, { bold, italic }: Pick<Run, 'bold' | 'italic'>): readonly Face[] {
  const own: Face = bold ? (italic ? `${family}BoldItalic` : `${family}Bold`) : italic ? `${family}Italic` : family
  const frame: Face = bold ? 'frameBold' : 'frame'
  return [own, frame, bold ? 'wideBold' : 'wide', 'emoji']
}

const require = createRequire(import.meta.url)

/** The fonts of one document. */
export interface Fonts {
  /** The words in pieces of one face each. A sign that no face has is written as its number, such as [U+6C34]. */
  split(text: string, family: Family, style: Pick<Run, 'bold' | 'italic'>): { face: Face; text: string }[]
}

interface Glyphs {
  hasGlyphForCodePoint(codePoint: number): boolean
}

export function openFonts(doc: InstanceType<typeof PDFDocument>): Fonts {
  const glyphs = new Map<Face, Glyphs>()
  for (const [face, path] of Object.entries(files)) doc.registerFont(face, readFileSync(require.resolve(path)))
  const has = (face: Face, sign: string): boolean => {
    const known = glyphs.get(face) ?? glyphsOf(doc, face)
    glyphs.set(face, known)
    return known.hasGlyphForCodePoint(sign.codePointAt(0) ?? 0)
  }
  const remembered = new Map<string, Face | null>()
  const faceFor = (sign: string, faces: readonly Face[]): Face | null => {
    const key = `${faces[0]} ${sign}`
    const known = remembered.get(key)
    if (known !== undefined) return known
    const found = faces.find((face) => has(face, sign)) ?? null
    remembered.set(key, found)
    return found
  }
  return {
    split(text, family, style) {
      const faces = facesFor(family, style)
      const own = faces[0] ?? family
      const pieces: { face: Face; text: string }[] = []
      const say = (face: Face, said: string) => {
        const last = pieces.at(-1)
        if (last?.face === face) last.text += said
        else pieces.push({ face, text: said })
      }
      for (const sign of text) {
        if (joiners.test(sign)) continue
        // A mark or a space goes with what stands before it.
        const before = pieces.at(-1)?.face
        const stays = before !== undefined && /^[\p{M}\s]$/u.test(sign) && has(before, sign)
        const face = stays ? before : faceFor(sign, faces)
        if (face !== null) say(face, sign)
        else say(own, `[U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`)
      }
      return pieces
    },
  }
}

/** Signs that only choose or join the pictures beside them. */
const joiners = /^(?:[\u200B-\u200D\u2060\uFEFF\u{E0020}-\u{E007F}]|\p{Variation_Selector})$/u

/** What pdfkit leaves untyped: the font that it holds. */
function glyphsOf(doc: InstanceType<typeof PDFDocument>, face: Face): Glyphs {
  const holder: { _font?: { font?: Glyphs } } = doc.font(face) as object
  const font = holder._font?.font
  if (font === undefined) throw new Error(`The font ${face} cannot be read.`)
  return font
}
