import { keychainAvailable } from '../../src/vault/keychain.ts'

process.exitCode = (await keychainAvailable()) ? 0 : 1
