import { styleText } from 'node:util'

/** How a text may stand out; nothing depends on it alone. */
export type Style = 'bold' | 'dim' | 'red' | 'yellow' | 'green' | 'cyan'

/** One way out to people, stdout or stderr. */
export interface Voice {
  /** Bytes as they are, for what a program reads. */
  readonly write: (bytes: Uint8Array) => void
  readonly say: (text: string) => void
  /** The text in a colour where colours are wanted, else as it is. */
  readonly paint: (style: Style | readonly Style[], text: string) => string
  /** Columns of the terminal; Infinity where nobody wraps lines. */
  readonly width: number
  /** True when a person looks at it as it comes. */
  readonly isTerminal: boolean
}

/** What a command may speak through and listen to. */
export interface Terminal {
  readonly out: Voice
  readonly err: Voice
  readonly stdin: Input
  readonly stderr: Output
  /** True when a person can be asked. */
  readonly attended: boolean
  /** True when stderr may be redrawn. */
  readonly live: boolean
}

type Input = NodeJS.ReadableStream & { readonly isTTY?: boolean }
type Output = NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number }

/** What the process lends to the command line. */
export interface Streams {
  readonly stdin: Input
  readonly stdout: Output
  readonly stderr: Output
}

type Environment = Readonly<Record<string, string | undefined>>

/** The terminal of this process. A reader that goes away (`| head`) is no error: what it does not read is dropped. */
export function terminalOf({ stdin, stdout, stderr }: Streams, environment: Environment): Terminal {
  const quiet = isSet(environment['CI']) || isSet(environment['TODOKE_CI'])
  const dumb = environment['TERM'] === 'dumb'
  return {
    out: voice(stdout, environment),
    err: voice(stderr, environment),
    stdin,
    stderr,
    attended: stdin.isTTY === true && stderr.isTTY === true && !quiet,
    live: stderr.isTTY === true && !quiet && !dumb,
  }
}

/** Text from outside, such that it cannot steer the terminal: control characters become spaces. */
export function printable(text: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are what this is about
  return text.replaceAll(/[\u0000-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]+/g, ' ')
}

function voice(stream: Output, environment: Environment): Voice {
  const isTerminal = stream.isTTY === true
  const coloured = isTerminal && !environment['NO_COLOR'] && environment['TERM'] !== 'dumb'
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
  return {
    write: (bytes) => void stream.write(bytes),
    say: (text) => void stream.write(`${text}\n`),
    paint: (style, text) => (coloured ? styleText([style].flat(), text, { validateStream: false }) : text),
    width: isTerminal ? (stream.columns ?? 80) : Number.POSITIVE_INFINITY,
    isTerminal,
  }
}

const isSet = (value: string | undefined) => value !== undefined && !['', '0', 'false'].includes(value.toLowerCase())

/** A voice without colours and without an edge, for text that goes into a file. */
export function plainVoice(say: (text: string) => void): Voice {
  const write = (bytes: Uint8Array) => say(Buffer.from(bytes).toString('utf8'))
  return { say, write, paint: (_, text) => text, width: Number.POSITIVE_INFINITY, isTerminal: false }
}
