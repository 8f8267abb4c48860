import { cp932Codes } from './cp932.ts'

/** Where the codes of CP932 stand in the collection Adobe-Japan1 when its half-width signs are half as wide: the first code in hexadecimal, how many follow one another, the number of the first. */
const ranges = `
20 94 231, 7e 1 631, a0 64 326, 8140 63 633, 8180 45 696, 81b8 8 741, 81c8 7 749, 81da 15 756, 81f0 8 771,
81fc 1 779, 824f 10 780, 8260 26 790, 8281 26 816, 829f 83 842, 8340 63 925, 8380 23 988, 839f 24 1011,
83bf 24 1035, 8440 33 1059, 8470 15 1092, 8480 18 1107, 849f 1 7479, 84a0 1 7481, 84a1 1 7491, 84a2 1 7495,
84a3 1 7503, 84a4 1 7499, 84a5 1 7507, 84a6 1 7523, 84a7 1 7515, 84a8 1 7531, 84a9 1 7539, 84aa 1 7480,
84ab 1 7482, 84ac 1 7494, 84ad 1 7498, 84ae 1 7506, 84af 1 7502, 84b0 1 7514, 84b1 1 7530, 84b2 1 7522,
84b3 1 7538, 84b4 1 7554, 84b5 1 7511, 84b6 1 7526, 84b7 1 7519, 84b8 1 7534, 84b9 1 7542, 84ba 1 7508,
84bb 1 7527, 84bc 1 7516, 84bd 1 7535, 84be 1 7545, 8740 30 7555, 875f 2 7585, 8761 1 8038, 8762 1 7588,
8763 1 8040, 8764 1 7590, 8765 1 8042, 8766 2 7592, 8768 1 8044, 8769 2 7595, 876b 1 8043, 876c 2 7598,
876e 1 8047, 876f 7 7601, 877e 1 8323, 8780 4 7608, 8784 1 8055, 8785 11 7613, 8790 1 762, 8791 1 761,
8792 1 769, 8793 7 7624, 879a 1 768, 879b 2 7631, 889f 94 1125, 8940 63 1219, 8980 125 1282, 8a40 63 1407,
8a80 125 1470, 8b40 63 1595, 8b80 125 1658, 8c40 63 1783, 8c80 125 1846, 8d40 63 1971, 8d80 125 2034,
8e40 63 2159, 8e80 125 2222, 8f40 63 2347, 8f80 125 2410, 9040 63 2535, 9080 125 2598, 9140 63 2723,
9180 125 2786, 9240 63 2911, 9280 125 2974, 9340 63 3099, 9380 125 3162, 9440 63 3287, 9480 125 3350,
9540 63 3475, 9580 125 3538, 9640 63 3663, 9680 125 3726, 9740 63 3851, 9780 125 3914, 9840 51 4039,
989f 94 4090, 9940 63 4184, 9980 125 4247, 9a40 63 4372, 9a80 125 4435, 9b40 63 4560, 9b80 125 4623,
9c40 63 4748, 9c80 125 4811, 9d40 63 4936, 9d80 125 4999, 9e40 63 5124, 9e80 125 5187, 9f40 63 5312,
9f80 125 5375, e040 63 5500, e080 125 5563, e140 63 5688, e180 125 5751, e240 63 5876, e280 125 5939,
e340 63 6064, e380 125 6127, e440 63 6252, e480 125 6315, e540 63 6440, e580 125 6503, e640 63 6628,
e680 125 6691, e740 63 6816, e780 125 6879, e840 63 7004, e880 125 7067, e940 63 7192, e980 125 7255,
ea40 63 7380, ea80 35 7443, eaa3 2 8284, ed40 63 8359, ed80 52 8422, edb4 1 1993, edb5 72 8474, ee40 63 8546,
ee80 109 8609, eeef 10 8092, eef9 1 751, eefa 3 8005, fa40 10 8092, fa4a 10 7575, fa54 1 751, fa55 3 8005,
fa58 1 7618, fa59 1 7610, fa5a 1 8055, fa5b 1 768, fa5c 35 8359, fa80 80 8394, fad0 1 1993, fad1 44 8474,
fb40 63 8518, fb80 125 8581, fc40 12 8706
`

interface Range {
  readonly first: number
  readonly count: number
  readonly cid: number
}

let known: readonly Range[] | null = null

/** The numbers of a text's signs in Adobe-Japan1, two bytes each; throws a RangeError for a sign that CP932 does not have. */
export function adobeJapan1(text: string): Buffer {
  known ??= ranges.split(',').map(rangeOf)
  const all = known
  const cids = cp932Codes(text).map((code) => {
    const range = all.find(({ first, count }) => code >= first && code < first + count)
    if (range === undefined) throw new RangeError(`no number for ${text}`)
    return range.cid + code - range.first
  })
  return Buffer.from(cids.flatMap((cid) => [cid >> 8, cid & 0xff]))
}

function rangeOf(words: string): Range {
  const [first = '', count = '', cid = ''] = words.trim().split(' ')
  return { first: Number.parseInt(first, 16), count: Number(count), cid: Number(cid) }
}
