import type { Journey } from '../../fixtures/cast.ts'
import { postOffices, prefectures } from '../../fixtures/places.ts'
import type { MockApplication } from '../contract.ts'
import { addPostDays, daysBetween, slashed } from './dates.ts'
import { postalNumber } from './numbers.ts'
import { pick, text, type Random } from './random.ts'

type Event = MockApplication['postEvents'][number]
type Place = Pick<Event, 'office' | 'prefecture' | 'postalCode'>

/** What the mail adds to an application: the number, what the RA says of it, and what the post says. */
export type Mail = Pick<MockApplication, 'trackingNumber' | 'deliveryStatus' | 'postEvents'>

interface Posting {
  readonly journey: Journey | 'redelivered'
  readonly issuedOn: string
  readonly today: string
  readonly prefectureCode: string
}

/** How many days the post knows a number after its letter was handed in. */
const traceable = 60
const sender: Place = { office: '習志野郵便局', prefecture: '千葉県', postalCode: '275-8799' }
const crossing: Place = { office: '新東京郵便局', prefecture: '東京都', postalCode: '137-8799' }

/** Days of the post after 発行日, time, history, and where: 1 at the sender's, 2 on the way, 3 at the facility's. */
type Stage = readonly [number, string, string, 1 | 2 | 3]
const outward: readonly Stage[] = [
  [1, '17:42', '引受', 1],
  [2, '06:15', '通過', 2],
]
const arrival: readonly Stage[] = [...outward, [3, '07:58', '到着', 3], [3, '09:21', '持ち出し中', 3]]
const absent: Stage = [3, '14:36', 'ご不在のため持ち戻り', 3]
const stages: Readonly<Record<Journey | 'redelivered', readonly Stage[]>> = {
  'not-yet': [],
  passing: outward,
  absent: [...arrival, absent],
  redelivered: [...arrival, absent, [5, '10:12', 'お届け先にお届け済み', 3]],
  undeliverable: [
    ...arrival,
    [3, '15:10', 'ご不在のため持ち戻り', 3],
    [4, '08:05', '保管', 3],
    [12, '10:30', '差出人に返送', 3],
  ],
  delivered: [...arrival, [3, '11:47', 'お届け先にお届け済み', 3]],
}

/** The mail of an issued certificate; nothing while the RA does not show it yet, no events once the post has forgotten the number. */
export function mailOf(random: Random, posting: Posting): Mail {
  if (posting.journey === 'not-yet') return { trackingNumber: null, deliveryStatus: null, postEvents: [] }
  return {
    trackingNumber: postalNumber(`30${text(random, 8, '0123456789')}`),
    deliveryStatus: deliveryStatus(random, posting.journey),
    postEvents: eventsOf(random, posting),
  }
}

/** How the mail of an application stands on a later day: what was known stays, and what has happened since is added; after about 60 days the post knows nothing. */
export function laterMail(random: Random, known: Mail, posting: Omit<Posting, 'journey'>, returns: boolean): Mail {
  const wasAbsent = known.postEvents.some(({ history }) => history === absent[2])
  const journey = returns ? 'undeliverable' : wasAbsent ? 'redelivered' : 'delivered'
  const fresh = mailOf(random, { ...posting, journey })
  const last = known.postEvents.at(-1)
  const since = fresh.postEvents.filter(({ on }) => last === undefined || on > last.on)
  if (fresh.postEvents.length === 0) return { ...known, postEvents: [] }
  return {
    trackingNumber: known.trackingNumber ?? fresh.trackingNumber,
    deliveryStatus: endOf(since) ? fresh.deliveryStatus : (known.deliveryStatus ?? '発送済み'),
    postEvents: [...known.postEvents, ...since.map((event) => ({ ...event, ...placeOf(event, known.postEvents) }))],
  }
}

function endOf(events: readonly Event[]): boolean {
  return events.some(({ history }) => history === 'お届け先にお届け済み' || history === '差出人に返送')
}

function placeOf(event: Event, known: readonly Event[]): Place | null {
  const far = ({ office }: Event): boolean => office !== sender.office && office !== crossing.office
  const { office, prefecture, postalCode } = known.find(far) ?? event
  return far(event) ? { office, prefecture, postalCode } : null
}

function deliveryStatus(random: Random, journey: Posting['journey']): string {
  if (journey === 'undeliverable') return '不達'
  return journey.endsWith('delivered') ? pick(random, ['お届け済み', 'お届け済み', 'お届済み']) : '発送済み' // both spellings stand in the manual
}

function eventsOf(random: Random, { journey, issuedOn, today, prefectureCode }: Posting): readonly Event[] {
  const places = [sender, crossing, destination(random, prefectureCode)]
  if (daysBetween(issuedOn, today) > traceable) return []
  return stages[journey].flatMap(([days, time, history, where]) => {
    const place = places[where - 1]
    const on = addPostDays(issuedOn, days)
    return place === undefined || on > today ? [] : [{ on: `${slashed(on)} ${time}`, history, ...place }]
  })
}

function destination(random: Random, prefectureCode: string): Place {
  const prefecture = prefectures[Number(prefectureCode) - 1] ?? '東京都'
  const postalCode = `${text(random, 3, '123456789')}-8799`
  return { office: `${prefecture.replace(/[都府県]$/, '')}${pick(random, postOffices)}郵便局`, prefecture, postalCode }
}
