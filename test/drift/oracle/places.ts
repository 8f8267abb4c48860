import type { Screen } from '../../../src/browser/screen.ts'
import { applicationConfirmation } from '../../../selectors/application-confirmation.ts'
import { applicationDetail } from '../../../selectors/application-detail.ts'
import { applicationForm } from '../../../selectors/application-form.ts'
import { applicationList } from '../../../selectors/application-list.ts'
import { applicationPopup } from '../../../selectors/application-popup.ts'
import { applicationSent } from '../../../selectors/application-sent.ts'
import { accountDetail } from '../../../selectors/account-detail.ts'
import { accountList } from '../../../selectors/account-list.ts'
import { accountSearch } from '../../../selectors/account-search.ts'
import { category } from '../../../selectors/category.ts'
import { certificateArticle } from '../../../selectors/certificate-article.ts'
import { certificateDesk } from '../../../selectors/certificate-desk.ts'
import { code } from '../../../selectors/code.ts'
import { home } from '../../../selectors/home.ts'
import { login } from '../../../selectors/login.ts'
import { menu } from '../../../selectors/menu.ts'
import { top } from '../../../selectors/top.ts'
import { resetQuestion, resetResult } from '../../../selectors/password-reset.ts'
import { qualificationDoor } from '../../../selectors/qualification-door.ts'
import { qualificationLogin } from '../../../selectors/qualification-login.ts'
import { qualificationMenu, qualificationPage } from '../../../selectors/qualification-menu.ts'
import { grantDecisionList, masterAccountList } from '../../../selectors/document-list.ts'
import { documentPage } from '../../../selectors/document-page.ts'
import { tracking } from '../../../selectors/tracking.ts'

/** Where a thing stands on a saved page, written by hand: CSS of exactly one element each. */
export interface Place {
  /** Any of these is right to press, fill or read. */
  readonly right: readonly string[]
  /** The words that name it, where they stand apart from it. */
  readonly words?: string
  /** The heading of its column, where it stands in the row of the words and under that heading. */
  readonly under?: string
  /** What surrounds it and its words alone. */
  readonly box?: string
  /** What must be read of it, where that is not the whole. */
  readonly part?: string
}

/** A table: where its headings and lines stand. */
export interface TablePlaces {
  readonly table: string
  readonly head: string
  /** The first row of every line. */
  readonly lines: string
  /** Rows of the table that one line takes. */
  readonly tall: number
  /** The place of each heading of the address in its row, from 0. */
  readonly columns: Readonly<Record<string, number>>
  /** What can be pressed inside a line. */
  readonly actions?: string
  /** What opens a line, inside it. */
  readonly opens?: string
  readonly turns?: Turns
}

/** Which page of a list stands, of those that the address can turn, and what leads to the page after this and to the one before. */
export interface Turns {
  readonly page: number
  readonly next?: Place
  readonly previous?: Place
}

/** A list under a heading: its entries, and what is title and small print in each. */
export interface ListPlaces {
  readonly heading: string
  readonly entries: string
  readonly title: string
  readonly detail: string
}

/** A list of files: each link, and what stands beside it. */
export interface FilesPlaces {
  /** Every link, where they stand in no table. */
  readonly links?: string
  /** The table of them, with its links as `actions`. */
  readonly grid?: TablePlaces
  /** The headings of that table under which stands what the address wants beside each link, by its names. */
  readonly beside?: Readonly<Record<string, string>>
  /** What is said of the page that stands. */
  readonly range?: Place
  readonly turns?: Turns
}

/** The right places of one saved page, by the names of its screen's addresses. */
export interface Places {
  readonly controls?: Readonly<Record<string, Place>>
  readonly fields?: Readonly<Record<string, Place>>
  readonly values?: Readonly<Record<string, Place>>
  /** What tells that the screen stands, on a screen that has no other address. */
  readonly sign?: Place
  readonly table?: TablePlaces
  readonly list?: ListPlaces
  readonly files?: FilesPlaces
  /** Addresses of the screen that have nothing in sight on this page, with the hidden place where they have one: any other that they find is wrong. */
  readonly nowhere?: Readonly<Record<string, string | null>>
}

/** The saved pages and the screen whose addresses each is asked for. */
export const pages = {
  top,
  login,
  code,
  home,
  'home-menu': home,
  menu,
  'menu-open': menu,
  category,
  'certificate-article': certificateArticle,
  'certificate-desk': certificateDesk,
  'application-list': applicationList,
  'application-list-empty': applicationList,
  'application-detail': applicationDetail,
  'application-detail-delivery': applicationDetail,
  'application-detail-unsent': applicationDetail,
  'application-form': applicationForm,
  'application-form-direct': applicationForm,
  'application-form-insurer': applicationForm,
  'application-popup': applicationPopup,
  'application-confirmation': applicationConfirmation,
  'application-confirmation-insurer': applicationConfirmation,
  'application-sent': applicationSent,
  tracking,
  'tracking-unknown': tracking,
  'master-account-list': masterAccountList,
  'grant-decision-list': grantDecisionList,
  'document-page': documentPage,
  'qualification-door': qualificationDoor,
  'qualification-login': qualificationLogin,
  'qualification-menu': qualificationMenu,
  'account-search': accountSearch,
  'account-list': accountList,
  'account-list-last': accountList,
  'account-detail': accountDetail,
  'reset-question': resetQuestion,
  'reset-result': resetResult,
  'reset-result-shown': resetResult,
  'qualification-page': qualificationPage,
} as const satisfies Readonly<Record<string, Screen>>

/** The name of a saved page. */
export type PageName = keyof typeof pages

/** The oracle of one skin: the right places of every page; null where this skin has no such page, but a native dialog. */
export type Oracle = Readonly<Record<PageName, Places | null>>
