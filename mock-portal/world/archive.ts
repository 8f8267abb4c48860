import { createHash } from 'node:crypto'
import { castArchives, type ArchiveSketch } from '../../fixtures/archives.ts'
import type { DocumentKind, MockDocument, UserSettings } from '../document.ts'
import { addDays } from './dates.ts'
import { qualificationIdentity, type QualificationIdentity } from './qualification-identity.ts'
import { below, pick, randomOf, shuffled, type Random } from './random.ts'

/** Whose documents they are. */
interface Holder {
  readonly facilityCode: string
  readonly name: string
}

/** A document before its dates and numbers are reckoned. */
interface Sketch {
  readonly content: MockDocument['content']
  readonly environment: '本番環境' | '接続確認環境' | null
  /** How many enrolments ago; 0 is the newest of its environment. */
  readonly ago: number
  /** Days from the newest 本番環境 ユーザ設定情報 on. */
  readonly after: number
}

const words = {
  'user-settings': 'オンライン資格確認等システムユーザ設定情報',
  'change-notice': 'オンライン資格確認等システム登録内容変更のお知らせ',
  'grant-decision': '交付決定通知書',
} as const

/** Every document of a facility in the order of its lists, which is not the order of their dates; the same for the same seed. */
export function documentsOf(seed: number, holder: Holder): MockDocument[] {
  const random = randomOf(seed, 'documents', holder.facilityCode)
  const archive = castArchives[holder.facilityCode] ?? drawArchive(random)
  const sketches = inOrder(random, archive, sketchesOf(random, archive))
  const making = { seed, archive, holder, identity: qualificationIdentity(holder) }
  return [...sketches, ...grants(random, archive)].map((sketch, place) => documentOf(making, sketch, place))
}

function drawArchive(random: Random): ArchiveSketch {
  const runs = pick(random, ['row', 'cell', 'cell', 'sign'] as const)
  const style = pick(random, styles)
  return {
    style,
    font: pick(random, ['rksj', 'rksj', 'utf16', 'adobe-japan1'] as const),
    runs,
    brokenLabels: runs !== 'row' && below(random, 3) === 0,
    pages: pick(random, ['one', 'one', 'one', 'letter', 'split'] as const),
    wrap:
      style === 'old-portal' ? pick(random, ['zip', 'zip', 'zip-cp932', 'zip-zipcrypto', 'zip-aes'] as const) : 'pdf',
  }
}

const styles = [
  ...(['usual', 'usual', 'usual', 'usual', 'usual', 'usual'] as const),
  ...(['two-pages', 'three-pages', 'trial-only', 'old-portal', 'old-portal'] as const),
] as const

function sketchesOf(random: Random, { style }: ArchiveSketch): readonly Sketch[] {
  if (style === 'none') return []
  if (style === 'trial-only') return [settings('接続確認環境', 0, 10), settings('接続確認環境', 1, -300)]
  const newest = settings('本番環境', 0, 0)
  if (style === 'old-portal') return [newest, notice(20 + below(random, 200))]
  const usual = [
    newest,
    ...(below(random, 4) === 0 ? [newest] : []), // taken in twice on one day
    settings('本番環境', 1, -100 - below(random, 300)),
    settings('接続確認環境', 0, below(random, 60) - 30),
    notice(5 + below(random, 200)),
  ]
  if (style === 'usual') return usual
  const many = style === 'two-pages' ? 13 : 23
  return [...usual, ...Array.from({ length: many - usual.length }, (_, place) => older(random, place + 2))]
}

function older(random: Random, ago: number): Sketch {
  const after = -200 - 30 * ago - below(random, 20)
  return below(random, 3) === 0
    ? notice(after)
    : settings(pick(random, ['本番環境', '接続確認環境'] as const), ago, after)
}

function settings(environment: Sketch['environment'], ago: number, after: number): Sketch {
  return { content: 'user-settings', environment, ago, after }
}

function notice(after: number): Sketch {
  return { content: 'change-notice', environment: '本番環境', ago: 0, after }
}

function grants(random: Random, { style }: ArchiveSketch): readonly Sketch[] {
  const count = style === 'none' ? 0 : style === 'three-pages' ? 12 : below(random, 4)
  return Array.from({ length: count }, (_, place) => {
    const after = 30 - 45 * ((place * 5) % 12)
    return { content: 'grant-decision', environment: null, ago: 0, after }
  })
}

/** Shuffled; where there is more than a page, the newest ユーザ設定情報 stands on the last. */
function inOrder(random: Random, { style }: ArchiveSketch, sketches: readonly Sketch[]): readonly Sketch[] {
  if (sketches.length < 2) return sketches
  const mixed = shuffled(random, sketches)
  if (style !== 'two-pages' && style !== 'three-pages') return mixed
  const isNewest = ({ after }: Sketch): boolean => after === 0
  return [...mixed.filter((one) => !isNewest(one)), ...mixed.filter(isNewest)]
}

/** What a document is made from, beside its sketch. */
interface Making {
  readonly seed: number
  readonly archive: ArchiveSketch
  readonly holder: Holder
  readonly identity: QualificationIdentity
}

function documentOf(making: Making, sketch: Sketch, place: number): MockDocument {
  const { seed, archive, holder, identity } = making
  const { content, environment, ago, after } = sketch
  const isNewest = content === 'user-settings' && ago === 0 && environment !== '接続確認環境'
  const wrap = isNewest ? archive.wrap : 'pdf'
  const { font, runs, brokenLabels, pages } = archive
  const prefix = environment === null ? '' : `${environment.slice(0, 1)}_`
  return {
    id: createHash('md5').update(`${seed} ${holder.facilityCode} ${place}`).digest('hex'),
    kind: kindOf(content),
    content,
    fileName: `${prefix}${words[content]}.${wrap === 'pdf' ? 'pdf' : 'zip'}`,
    enrolment: content === 'change-notice' || ago % 2 === 1 ? '変更' : '新規',
    environment,
    importedOn: addDays(identity.passwordExpiresOn, after - 180),
    form: { font, runs, brokenLabels, pages, wrap, zipPassword: passwordOf(wrap, identity) },
    settings: content === 'user-settings' ? settingsOf(making, sketch) : null,
  }
}

function kindOf(content: MockDocument['content']): DocumentKind {
  return content === 'grant-decision' ? 'grant-decision' : 'master-account'
}

function passwordOf(wrap: ArchiveSketch['wrap'], { resetPin }: QualificationIdentity): string | null {
  return wrap === 'zip-zipcrypto' || wrap === 'zip-aes' ? resetPin : null
}

function settingsOf({ holder, identity }: Making, { environment, ago, after }: Sketch): UserSettings {
  const isCurrent = environment === '本番環境' && ago === 0
  const own = isCurrent ? identity : qualificationIdentity(holder, `${environment} ${ago}`)
  const { masterUserId, userName, resetUserId, initialPassword } = own
  return {
    environment: environment ?? '',
    facilityCode: holder.facilityCode,
    facilityName: holder.name,
    userId: masterUserId,
    userName,
    initialPassword,
    passwordExpiresOn: addDays(identity.passwordExpiresOn, after),
    resetUserId,
  }
}
