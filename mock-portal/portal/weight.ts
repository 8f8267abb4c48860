const shapes = [
  (n: number) => `function readModel${n}(record) {
    var names = ['sys_id', 'number', 'short_description', 'state_${n}', 'opened_at', 'assigned_to'];
    return names.map(function (name, at) { return { name: name, label: name.replace(/_/g, ' ') + ${n}, value: record[name] || at * ${n % 97} }; });
  }`,
  (n: number) => `function layout${n}(width) {
    var columns = [], left = width, at = 0;
    while (left > 0 && at < 24) { var span = 1 + ((at * ${(n % 11) + 3} + ${n}) % 7); columns.push({ at: at, span: Math.min(span, left) }); left -= span; at += 1; }
    return columns.reduce(function (sum, column) { return sum + column.span * ${(n % 5) + 1}; }, 0);
  }`,
  (n: number) => `function format${n}(text) {
    var table = { low: 'priority-low-${n}', high: 'priority-high-${n}', done: 'state-closed-${n}' }, out = '';
    for (var at = 0; at < text.length; at += 1) { out += table[text.charAt(at)] || String.fromCharCode(97 + ((text.charCodeAt(at) + ${n}) % 26)); }
    return out.split('').sort().join('').length + ${n};
  }`,
  (n: number) => `function Store${n}() { this.entries = {}; this.order = []; }
  Store${n}.prototype.put = function (key, value) { if (!(key in this.entries)) { this.order.push(key); } this.entries[key] = value; return this; };
  Store${n}.prototype.total = function () { var entries = this.entries; return this.order.reduce(function (sum, key) { return sum + entries[key] + ${n % 13}; }, 0); };`,
] as const

const calls = [
  (n: number) => `total += readModel${n}({ number: 'CS00${n}', state_${n}: ${n} }).length;`,
  (n: number) => `total += layout${n}(${12 + (n % 36)});`,
  (n: number) => `total += format${n}('bundle-${n}-of-the-portal');`,
  (n: number) => `total += new Store${n}().put('a', ${n}).put('b', ${n % 7}).total();`,
] as const

/** How many script files a weight is split into. */
export const bundleCount = (kilobytes: number): number => (kilobytes > 0 ? 60 : 0)

/** One bundle of the portal's heavy front: script of about its share of `kilobytes`, the same text for the same arguments, whose functions all run when it loads. */
export const bundleSource = (bundle: number, kilobytes: number): string => {
  const share = (kilobytes * 1024) / bundleCount(kilobytes)
  const definitions: string[] = []
  const uses: string[] = []
  for (let size = 300, step = 0; size < share; step += 1) {
    const n = bundle * 10_000 + step
    const kind = (n * 7 + bundle) % shapes.length
    const definition = shapes[kind]?.(n) ?? ''
    const use = calls[kind]?.(n) ?? ''
    definitions.push(definition)
    uses.push(use)
    size += definition.length + use.length + 8
  }
  return `(function (host) {
  'use strict';
  ${definitions.join('\n  ')}
  host.run(${bundle}, function () {
    var total = 0;
    ${uses.join('\n    ')}
    return total;
  });
})(window.spBundles);
`
}
