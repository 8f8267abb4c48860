import { readFile } from 'node:fs/promises'
import { authoritiesWith } from '../../src/browser/authorities.ts'
import { knock } from '../../src/browser/knock.ts'
import { Secret } from '../../src/domain/secret.ts'

const [url = '', file = '', passphrase = ''] = process.argv.slice(2)
const content = { pfx: await readFile(file) }
const certificate = { content, passphrase: new Secret(passphrase), validUntil: '2099-01-01' }
await knock(url, { certificate, authorities: await authoritiesWith(null), limit: 5_000 })
console.log('answered')
