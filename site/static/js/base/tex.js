import WORDS from "../../../../graph/words.json" with { type: "json" };

/** What is TeX, as `graph/texts/tex.py` has it. */
const TEX_MATH = /\$(?![\s$])((?:\\.|[^$\\])+?)(?<!\s)\$(?!\d)|\\\(((?:\\(?!\)).|[^\\])+)\\\)/y;
const TEX_ESCAPED = /\\[&%$#_]/y;
const TEX_ACCENT =
  /\\(?:['"`^~=.](?:\{\\?[A-Za-z]\}|\\[ij](?![A-Za-z])|[A-Za-z])|[cvuHbdkrt](?:\{\\?[A-Za-z]\}|[ ][A-Za-z](?![A-Za-z]))|(?:aa|AA|ae|AE|oe|OE|o|O|l|L|ss|i|j|TeX|LaTeX)(?![A-Za-z])(?:\{\})?)/y;
const TEX_COMMAND = /\\([A-Za-z]+)(?=\{)/y;
const TITLE_PIECE = /^([(["'“‘]*)(.*?)([),.:;!?\]"'”’]*)$/s;
const NAME_IN_TITLE = /.[A-Z]|[A-Z].*\d|\d.*[A-Z]|^[A-Z]$/;
const LONG_WORD_IN_TITLE = /(?<![:?!-] )(?<=\s)([A-Za-z])[a-z]{4,}/g;

/** @type {Readonly<Record<string, string>>} */
const TEX_ESCAPES = WORDS.tex.escapes;

/** @param {RegExp} pattern @param {string} text @param {number} place */
function matchAt(pattern, text, place) {
  pattern.lastIndex = place;
  return pattern.exec(text);
}

/**
 * Return a text for LaTeX: whole TeX in it as it is, and all else escaped.
 * @param {string} text
 * @param {boolean} [groups] Whether braces that match are TeX too.
 * @returns {string}
 */
export function toTex(text, groups = true) {
  return splitTex(text, groups)
    .map(({ part }) => part)
    .join("");
}

/**
 * Return a title for BibTeX: names in it are in braces, so that they keep their capitals.
 * @param {string} text
 * @returns {string}
 */
export function toTitle(text) {
  const found = [...text.matchAll(LONG_WORD_IN_TITLE)].map(([, letter]) => letter < "a");
  const isSentence = found.filter(Boolean).length * 2 < found.length;
  let shown = "";
  for (const { part, isTex } of splitTex(text, true))
    shown += isTex ? protectTex(part) : protectNames(part, shown, isSentence);
  return shown;
}

/** @param {string} part */
function protectTex(part) {
  if (matchAt(TEX_MATH, part, 0)?.[0] === part) return `{${part}}`;
  const command = matchAt(TEX_COMMAND, part, 0);
  return command && command[1] !== command[1].toLowerCase() ? `{{${part}}}` : part;
}

/** @param {string} text @param {string} before @param {boolean} isSentence */
function protectNames(text, before, isSentence) {
  const pieces = text.split(/(\s+)/);
  let head = before;
  return pieces
    .map((piece) => {
      const begins = !head.trim() || /(?:[:?!]|--)\s+$/.test(head);
      const [, open, word, close] = TITLE_PIECE.exec(piece) ?? ["", "", "", ""];
      const shown = word && isName(word, isSentence && !begins) ? `${open}{${word}}${close}` : piece;
      head += piece;
      return shown;
    })
    .join("");
}

/** @param {string} word @param {boolean} afterSmall */
function isName(word, afterSmall) {
  if (word === "A") return false;
  const parts = word.split(/[-/–]/).map((part) => part.replace(/[^A-Za-z0-9]/g, ""));
  return parts.some((part) => NAME_IN_TITLE.test(part)) || (afterSmall && /^[A-Z]/.test(word));
}

/**
 * Return what is TeX, and the rest escaped.
 * @param {string} text
 * @param {boolean} groups
 */
function splitTex(text, groups) {
  /** @type {{part: string, isTex: boolean}[]} */
  const parts = [];
  let plain = "";
  let place = 0;
  while (place < text.length) {
    const { part, end } = readTex(text, place, groups);
    if (end === place) {
      plain += TEX_ESCAPES[text[place]] ?? text[place];
      place += 1;
      continue;
    }
    if (plain) parts.push({ part: plain, isTex: false });
    parts.push({ part, isTex: true });
    [plain, place] = ["", end];
  }
  return plain ? [...parts, { part: plain, isTex: false }] : parts;
}

/**
 * Return the TeX that begins at a place, and where it ends; the place itself if none does.
 * @param {string} text
 * @param {number} place
 * @param {boolean} groups
 */
function readTex(text, place, groups) {
  const math = matchAt(TEX_MATH, text, place);
  if (math && isBalanced(math[1] || math[2])) return { part: math[0], end: place + math[0].length };
  const escaped = matchAt(TEX_ESCAPED, text, place);
  if (escaped) return { part: escaped[0], end: place + escaped[0].length };
  const accent = matchAt(TEX_ACCENT, text, place);
  if (accent) return { part: `{${accent[0]}}`, end: place + accent[0].length };
  const name = matchAt(TEX_COMMAND, text, place)?.[0] ?? "";
  const start = place + name.length;
  const end = groups && text[start] === "{" ? findEnd(text, start) : 0;
  if (!end) return { part: "", end: place };
  const raw = text.slice(start + 1, end - 1);
  const isAccent = !name && matchAt(TEX_ACCENT, raw, 0)?.[0] === raw;
  return { part: isAccent ? toTex(raw) : `${name}{${toTex(raw)}}`, end };
}

/** @param {string} text @param {number} start */
function findEnd(text, start) {
  let depth = 0;
  for (const match of text.slice(start).matchAll(/\\.|[{}]/gs)) {
    depth += match[0] === "{" ? 1 : match[0] === "}" ? -1 : 0;
    if (depth === 0) return start + match.index + match[0].length;
  }
  return 0;
}

/** Whether braces match, as BibTeX counts them: those after a backslash too. @param {string} text */
function isBalanced(text) {
  let depth = 0;
  for (const char of text) {
    depth += char === "{" ? 1 : char === "}" ? -1 : 0;
    if (depth < 0) return false;
  }
  return depth === 0;
}
