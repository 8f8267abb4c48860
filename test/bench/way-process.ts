import { once } from 'node:events'
import process from 'node:process'
import type { Task } from './task.ts'
import { ways, type WayName } from './ways/index.ts'

async function heard<Message>(): Promise<Message> {
  const [message] = await once(process, 'message')
  return message
}

const { name, task } = await heard<{ name: WayName; task: Task }>()
const run = await ways[name](task)
const go = heard()
process.send?.('ready')
await go
const begin = performance.now()
const reading = await run()
const said = { reading, seconds: (performance.now() - begin) / 1_000 }
process.send?.(said, () => process.disconnect?.()) // a long night's rows take a while to be told
