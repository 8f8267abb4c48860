import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/** The files of AngularJS and Bootstrap that the portal's pages load: address below `/sp/vendor/` → place in npm. A build copies them to `vendor/` beside this module. */
export const vendorFiles = {
  'js/angular.min.js': 'angular/angular.min.js',
  'css/bootstrap.min.css': 'bootstrap/dist/css/bootstrap.min.css',
  'css/bootstrap-theme.min.css': 'bootstrap/dist/css/bootstrap-theme.min.css',
  'fonts/glyphicons-halflings-regular.woff2': 'bootstrap/dist/fonts/glyphicons-halflings-regular.woff2',
} as const

export type VendorFile = keyof typeof vendorFiles

/** Reads a vendor file from `vendor/` beside this module, else from the installed packages; throws when it is in neither. */
export const readVendorFile = (file: VendorFile): Buffer => {
  const beside = new URL(`./vendor/${file}`, import.meta.url)
  return readFileSync(existsSync(beside) ? beside : createRequire(import.meta.url).resolve(vendorFiles[file]))
}
